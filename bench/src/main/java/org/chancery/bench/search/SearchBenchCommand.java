package org.chancery.bench.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.chancery.bench.people.Logins;
import org.chancery.bench.progress.Progress;
import org.chancery.bench.service.JsonHttp;
import org.chancery.bench.service.ServiceException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `search-bench`: loads a journal of real chat through the archive's intake, and times typical
/// queries of lawyers beside the bare index in the same run.
@Command(
    name = "search-bench",
    mixinStandardHelpOptions = true,
    description =
        "Loads N records through the archive's intake and times lawyers' queries, beside bare Elasticsearch.")
public final class SearchBenchCommand implements Callable<Integer> {

  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STALLED = Duration.ofMinutes(10);
  private static final int WARM_UP = 3;

  @Option(names = "--records", defaultValue = "200000", description = "records (default: 200000)")
  private long records = 200_000;

  @Option(
      names = "--bulk",
      defaultValue = "1000000",
      description = "how many of the documents are written by bare _bulk too, at most (1000000)")
  private long bulk = 1_000_000;

  @Option(names = "--seed", defaultValue = "1", description = "of the journal (default: 1)")
  private long seed = 1;

  @Option(names = "--repeat", defaultValue = "15", description = "times each query is asked (15)")
  private int repeat = 15;

  @Option(
      names = "--texts",
      required = true,
      description = "real chat: a .jsonl file with a field text")
  private Path texts = Path.of("chat.jsonl");

  @Option(
      names = "--servers",
      required = true,
      description = "description of the servers, as ./chancery up --describe writes it")
  private Path servers = Path.of("stack.properties");

  @Option(names = "--archive-jar", required = true, description = "the archive service")
  private Path jar = Path.of("archive-service.jar");

  @Option(
      names = "--verify-jar",
      description = "chancery-verify, to check what was sealed at the end")
  private @Nullable Path verifier;

  @Option(names = "--archive-option", description = "more options for it, may be repeated")
  private List<String> more = new ArrayList<>();

  @Option(
      names = "--password",
      defaultValue = "${env:CHANCERY_DEMO_PASSWORD:-chancery-demo}",
      description = "of the officer of the demo realm")
  private String password = "";

  private record Query(String name, String q, JsonNode body) {}

  @Override
  public Integer call() {
    var given = new Servers(servers);
    var name = "bench_search_" + Long.toHexString(System.nanoTime());
    var bare = new BareIndex(given.elasticsearch());
    given.createDatabase(name);
    var journal = new ChatJournal(seed, records, texts());
    try (var feed = new FeedServer(journal);
        var archive = new ArchiveProcess(jar, given, name, feed.url(), more, log(name))) {
      return measure(given, name, bare, archive);
    } finally {
      given.dropDatabase(name);
      bare.remove(ArchiveProcess.alias(name));
    }
  }

  private int measure(Servers given, String name, BareIndex bare, ArchiveProcess archive) {
    var http = new JsonHttp(archive.url());
    var token =
        new Logins(given.keycloak(), "chancery", Clock.systemUTC()).person("c.laurent", password);
    var alias = ArchiveProcess.alias(name);
    var other = "bare-" + alias;
    awaitStart(archive, http, token);
    var loaded = load(archive, http, token);
    var databaseBytes = given.databaseBytes(name);
    bare.likeTemplate(alias, other);
    try {
      bare.refresh(alias);
      var copied = bare.copy(alias, other, Math.min(bulk, records));
      print("intake to stored:     " + perSecond(loaded.stored()));
      print("intake to searchable: " + perSecond(loaded.indexed()));
      print(
          String.format(
              Locale.ROOT,
              "bare _bulk of %,d of its documents, one client: %,.0f records/s",
              copied.documents(),
              copied.documents() / (copied.nanos() / 1e9)));
      print("PostgreSQL: " + databaseBytes / records + " bytes a record");
      print("index: " + bare.bytes(alias) / records + " bytes a record");
    } finally {
      bare.remove(other);
    }
    var differences = ask(bare, http, token, alias);
    archive.close();
    var findings = verifier == null ? 0 : SealedVault.check(archive, verifier);
    return differences + findings == 0 ? 0 : 1;
  }

  private record Loaded(long stored, long indexed) {}

  private Loaded load(ArchiveProcess archive, JsonHttp http, Supplier<String> token) {
    var begun = System.nanoTime();
    var stored = 0L;
    try (var progress = Progress.of("records", records)) {
      var shown = 0L;
      var moved = begun;
      while (true) {
        var partitions = http.get("/api/overview", token).path("partitions");
        var at = sum(partitions, "indexed");
        if (at > shown) {
          progress.add(at - shown);
          shown = at;
          moved = System.nanoTime();
        }
        if (stored == 0 && sum(partitions, "stored") >= records) {
          stored = System.nanoTime() - begun;
        }
        if (at >= records) {
          return new Loaded(stored, System.nanoTime() - begun);
        }
        if (!archive.isAlive() || System.nanoTime() - moved > STALLED.toNanos()) {
          throw new IllegalStateException("the archive stopped at record " + at + "; see its log");
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }
    }
  }

  private int ask(BareIndex bare, JsonHttp http, Supplier<String> token, String alias) {
    var differences = 0;
    var ours = new Histogram(3);
    var theirs = new Histogram(3);
    row("query", "hits", "archive p50/p95 ms", "bare p50/p95 ms");
    for (var query : queries()) {
      var own = new Histogram(3);
      var others = new Histogram(3);
      var path =
          "/api/search?limit=50&purpose=benchmark&q="
              + URLEncoder.encode(query.q(), StandardCharsets.UTF_8);
      var hits = 0L;
      var expected = 0L;
      for (var i = 0; i < WARM_UP + repeat; i++) {
        var begun = System.nanoTime();
        hits = http.get(path, token).path("total").longValue();
        var middle = System.nanoTime();
        expected =
            bare.search(alias, query.body()).path("hits").path("total").path("value").longValue();
        var end = System.nanoTime();
        if (i >= WARM_UP) {
          own.recordValue(middle - begun);
          others.recordValue(end - middle);
        }
      }
      if (hits != expected) {
        differences++;
      }
      ours.add(own);
      theirs.add(others);
      row(
          query.name(),
          String.format(Locale.ROOT, "%,d%s", hits, hits == expected ? "" : " != " + expected),
          pair(own),
          pair(others));
    }
    row("all, " + repeat + " times each", "", pair(ours), pair(theirs));
    return differences;
  }

  private void awaitStart(ArchiveProcess archive, JsonHttp http, Supplier<String> token) {
    var until = System.nanoTime() + START.toNanos();
    while (true) {
      try {
        http.get("/api/overview", token);
        return;
      } catch (ServiceException notYet) {
        if (!archive.isAlive() || System.nanoTime() > until) {
          throw new IllegalStateException("the archive did not start; see its log", notYet);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }
    }
  }

  private static long sum(JsonNode partitions, String field) {
    return partitions.valueStream().mapToLong(one -> one.path(field).longValue()).sum();
  }

  private List<String> texts() {
    try (var lines = Files.lines(texts)) {
      return lines
          .map(line -> JsonMapper.shared().readTree(line).path("text").asString(""))
          .filter(text -> !text.isBlank())
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException("cannot read " + texts, missing);
    }
  }

  private static List<Query> queries() {
    try (var in = SearchBenchCommand.class.getResourceAsStream("queries.json")) {
      if (in == null) {
        throw new IllegalStateException("queries.json is missing from the jar");
      }
      return JsonMapper.shared()
          .readTree(in)
          .valueStream()
          .map(node ->
              new Query(
                  node.path("name").stringValue(), node.path("q").stringValue(), node.path("body")))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path log(String name) {
    return Path.of(System.getProperty("java.io.tmpdir"), name + ".log");
  }

  private String perSecond(long nanos) {
    return String.format(Locale.ROOT, "%,.0f records/s", records / (nanos / 1e9));
  }

  private static String pair(Histogram nanos) {
    return String.format(
        Locale.ROOT,
        "%,.1f / %,.1f",
        nanos.getValueAtPercentile(50) / 1e6,
        nanos.getValueAtPercentile(95) / 1e6);
  }

  private static void row(String query, String hits, String archive, String bare) {
    print(String.format(Locale.ROOT, "%-34s %14s %21s %21s", query, hits, archive, bare));
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
