package org.chancery.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Elasticsearch as a single node on the loopback address, without security and with half a
/// gigabyte of heap.
record Elasticsearch(StateDirectory state, int port) implements Server {

  static final String NAME = "elasticsearch";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Elasticsearch";
  }

  @Override
  public Set<String> after() {
    return Set.of();
  }

  URI url() {
    return URI.create("http://localhost:" + port);
  }

  @Override
  public Launch prepare() throws IOException {
    var home = Archive.of(NAME).unpack(state.servers(), _ -> {});
    var config = state.config(NAME);
    Files.createDirectories(config);
    Files.createDirectories(state.data(NAME));
    var temporary = Files.createDirectories(state.run().resolve(NAME));
    Files.copy(
        home.resolve("config/log4j2.properties"),
        config.resolve("log4j2.properties"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(config.resolve("elasticsearch.yml"), settings());
    Files.writeString(config.resolve("jvm.options"), JVM_OPTIONS);
    var java = System.getProperty("java.home");
    return new Launch(
        NAME,
        List.of(home.resolve("bin/elasticsearch").toString()),
        Map.of(
            "ES_JAVA_HOME",
            java,
            "ES_PATH_CONF",
            config.toString(),
            "ES_TMPDIR",
            temporary.toString()),
        temporary,
        Launch.Signal.TERM,
        Launch.User.NOT_ROOT);
  }

  private String settings() {
    return """
    cluster.name: chancery
    node.name: local
    discovery.type: single-node
    path.data: "%s"
    path.logs: "%s"
    http.host: 127.0.0.1
    http.port: %d
    transport.host: 127.0.0.1
    transport.port: 0
    xpack.security.enabled: false
    # A laptop's disk is often nearly full; that must not make an index read-only.
    cluster.routing.allocation.disk.threshold_enabled: false
    """
        .formatted(state.data(NAME), logs(), port);
  }

  private Path logs() {
    return state.log(NAME).resolveSibling(NAME);
  }

  /// The distribution's options without its garbage collection log.
  private static final String JVM_OPTIONS =
      """
      -Xms512m
      -Xmx512m
      -Djava.io.tmpdir=${ES_TMPDIR}
      20-:--add-modules=jdk.incubator.vector
      -Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1
      -XX:+ExitOnOutOfMemoryError
      """;

  @Override
  public boolean isReady() {
    return Http.answers(url().resolve("/_cluster/health"));
  }

  @Override
  public void complete() {}
}
