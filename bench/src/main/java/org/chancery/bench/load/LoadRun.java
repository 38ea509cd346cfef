package org.chancery.bench.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.chancery.bench.installation.Installation;
import org.chancery.bench.load.Processes.Reading;
import org.chancery.bench.progress.Progress;
import org.chancery.bench.protocol.SocketClient;
import org.chancery.bench.protocol.Sockets;

/// One run: posts go out at their intended times whatever the server does, then everything is
/// counted.
final class LoadRun {

  private static final int SAMPLES_PER_SECOND = 50;
  private static final Duration RECONNECT_PATIENCE = Duration.ofSeconds(30);
  private static final Duration ARCHIVE_PATIENCE = Duration.ofSeconds(60);

  private final Installation installation;
  private final Scenario scenario;
  private final Payload payload;
  private final Plan plan;
  private final Tally tally;
  private final String prefix;

  LoadRun(Installation installation, Scenario scenario, Payload payload) {
    this.installation = installation;
    this.scenario = scenario;
    this.payload = payload;
    this.plan = new Plan(scenario);
    this.prefix = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41), 36) + "-";
    var sampleEvery = (int) Math.max(1, scenario.rate() / SAMPLES_PER_SECOND);
    this.tally = new Tally(plan, scenario.warmupPosts(), prefix, sampleEvery);
  }

  /// Prepares people and conversations, sends, waits until nothing has come for `drain`, and
  /// reports.
  LoadReport run(Duration drain) throws InterruptedException {
    var population = Population.of(installation, scenario.people());
    var conversations = population.converse(plan);
    try (var sockets = new Sockets(installation.messagingUrl(), tally, RECONNECT_PATIENCE)) {
      var clients = population.connect(sockets, 0, scenario.connections());
      var processes = Processes.listeningOn(installation.ports());
      var lag = new ArchiveLag(installation.archive(), tally.samples());
      var watching = lag.start();
      var before = new LinkedHashMap<String, Reading>();
      var seconds = send(clients, conversations, processes, before);
      var usage = LoadReport.usage(before, processes.read(), seconds);
      awaitQuiet(drain);
      var notSearchable = lag.finish(watching, ARCHIVE_PATIENCE);
      var latency = new LinkedHashMap<String, Latency>();
      latency.put("post to accepted", tally.answerLatency());
      latency.put("post to delivered", tally.deliveryLatency());
      latency.put("post to searchable", lag.latency());
      return new LoadReport(
          Processes.machine(),
          describe(),
          scenario.rate(),
          tally.counts(plan.posts()),
          latency,
          notSearchable,
          usage);
    }
  }

  /// Sends everything; notes what the processes had used when measuring began, and gives how many
  /// seconds ago that was.
  private double send(
      SocketClient[] clients,
      String[] conversations,
      Processes processes,
      Map<String, Reading> before) {
    var start = System.nanoTime() + Duration.ofMillis(500).toNanos();
    tally.schedule(start, scenario.rate());
    var measuredFrom = start;
    try (var progress = Progress.of("posted", plan.posts())) {
      for (var post = 0; post < plan.posts(); post++) {
        if (post == scenario.warmupPosts()) {
          before.putAll(processes.read());
          measuredFrom = System.nanoTime();
        }
        waitUntil(tally.intendedAt(post));
        clients[plan.senderOf(post)].post(
            prefix + post, conversations[plan.conversationOf(post)], payload.text(post));
        progress.set(post + 1);
      }
    }
    return (System.nanoTime() - measuredFrom) / 1e9;
  }

  private static void waitUntil(long nanos) {
    for (var left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void awaitQuiet(Duration drain) throws InterruptedException {
    var best = -1L;
    var deadline = System.nanoTime() + drain.toNanos();
    while (System.nanoTime() < deadline) {
      var delivered = tally.deliveredCount();
      var answered = tally.answeredCount();
      if (answered >= plan.posts() && delivered >= tally.expectedCount()) {
        return;
      }
      if (delivered + answered > best) {
        best = delivered + answered;
        deadline = System.nanoTime() + drain.toNanos();
      }
      Thread.sleep(50);
    }
  }

  private String describe() {
    var groups = scenario.groups();
    return "%,d connections of %,d people, %,d rooms of %d, %,d pairs, %.0f%% direct, %d s after %d s of warm-up"
        .formatted(
            scenario.connections(),
            scenario.people(),
            groups.rooms(),
            groups.roomSize(),
            plan.pairs().size(),
            groups.directShare() * 100,
            scenario.duration().toSeconds(),
            scenario.warmup().toSeconds());
  }
}
