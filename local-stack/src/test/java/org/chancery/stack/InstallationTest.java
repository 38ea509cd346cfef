package org.chancery.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

  @TempDir Path checkout;

  @Test
  void everyServiceIsToldWhereTheOthersAre() throws Exception {
    var state = StateDirectory.of(checkout);
    state.create();
    var ports = Ports.free();
    var installation = new Installation(state, ports, checkout);

    var archive = launch(installation, "archive", "archive-service");

    assertThat(archive.environment())
        .containsEntry("SERVER_PORT", String.valueOf(ports.of("archive")))
        .containsEntry("CHANCERY_FEED_URL", "http://localhost:" + ports.of("messaging"))
        .containsEntry("CHANCERY_SEARCH_URL", "http://localhost:" + ports.of("elasticsearch"))
        .containsEntry(
            "CHANCERY_IDENTITY_ISSUER",
            "http://localhost:" + ports.of("keycloak") + "/realms/chancery")
        .containsKeys("CHANCERY_FEED_CLIENTSECRET", "SPRING_DATASOURCE_PASSWORD");
    assertThat(archive.toString())
        .doesNotContain(archive.environment().getOrDefault("SPRING_DATASOURCE_PASSWORD", "?"));
  }

  @Test
  void theRunnableJarIsStartedWhereAModuleHasTwo() throws Exception {
    var state = StateDirectory.of(checkout);
    state.create();
    var installation = new Installation(state, Ports.free(), checkout);
    var target = Files.createDirectories(checkout.resolve("messaging-service/target"));
    Files.createFile(target.resolve("messaging-service-0.1.0-SNAPSHOT-app.jar"));

    var messaging = launch(installation, "messaging", "messaging-service");

    assertThat(messaging.command().getLast()).endsWith("-SNAPSHOT-app.jar");
  }

  private Launch launch(Installation installation, String name, String module) throws Exception {
    var target = Files.createDirectories(checkout.resolve(module).resolve("target"));
    Files.createFile(target.resolve(module + "-0.1.0-SNAPSHOT.jar"));
    var service =
        installation.everything().stream()
            .filter(server -> server.name().equals(name))
            .findAny()
            .orElseThrow();
    return service.prepare();
  }
}
