package org.chancery.bench.load;

import java.util.Map;
import java.util.TreeMap;
import org.chancery.bench.load.Processes.Reading;

/// The figures of a run, for a terminal and as JSON.
///
/// @param notSearchable sampled posts the archive could not search in the end
/// @param usage what each process used while measuring
record LoadReport(
    String machine,
    String load,
    double targetPerSecond,
    Counts counts,
    Map<String, Latency> latency,
    int notSearchable,
    Map<String, Usage> usage) {

  /// @param cores CPU cores kept busy on average
  record Usage(double cores, double megabytes) {}

  static Map<String, Usage> usage(
      Map<String, Reading> before, Map<String, Reading> after, double seconds) {
    var usage = new TreeMap<String, Usage>();
    after.forEach((name, reading) -> {
      var earlier = before.getOrDefault(name, reading);
      var cores = (reading.cpuSeconds() - earlier.cpuSeconds()) / seconds;
      usage.put(name, new Usage(cores, reading.megabytes()));
    });
    return usage;
  }

  String text() {
    var posts = counts.posts();
    var deliveries = counts.deliveries();
    var text = new StringBuilder();
    line(text, "machine", machine);
    line(text, "load", load);
    line(
        text,
        "rate",
        "target %,.0f/s   accepted %,.0f/s   delivered %,.0f/s"
            .formatted(targetPerSecond, counts.acceptedPerSecond(), counts.deliveredPerSecond()));
    latency.forEach((what, percentiles) -> line(text, what, percentiles.text()));
    line(
        text,
        "posts",
        "sent %,d   accepted %,d   unanswered %,d   refused %s"
            .formatted(
                posts.sent(),
                posts.accepted(),
                posts.unanswered(),
                posts.refused().isEmpty() ? "0" : posts.refused().toString()));
    line(
        text,
        "deliveries",
        "received %,d   missing %,d   duplicated %,d   out of order %,d   connections lost %,d"
            .formatted(
                deliveries.received(),
                deliveries.missing(),
                deliveries.duplicated(),
                deliveries.outOfOrder(),
                counts.lostConnections()));
    if (notSearchable > 0) {
      line(text, "archive", "%,d sampled posts were never searchable".formatted(notSearchable));
    }
    usage.forEach((name, used) ->
        line(text, name, "%5.2f cores   %,7.0f MiB".formatted(used.cores(), used.megabytes())));
    return text.toString();
  }

  private static void line(StringBuilder text, String what, String value) {
    text.append("%-18s %s%n".formatted(what, value));
  }
}
