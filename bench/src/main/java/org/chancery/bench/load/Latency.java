package org.chancery.bench.load;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/// Percentiles in milliseconds.
record Latency(long count, double p50, double p95, double p99, double max) {

  static Latency of(Histogram nanos) {
    return new Latency(
        nanos.getTotalCount(),
        millis(nanos.getValueAtPercentile(50)),
        millis(nanos.getValueAtPercentile(95)),
        millis(nanos.getValueAtPercentile(99)),
        millis(nanos.getMaxValue()));
  }

  private static double millis(long nanos) {
    return Math.round(nanos / 1e3) / 1e3;
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "p50 %,.2f ms   p95 %,.2f ms   p99 %,.2f ms   max %,.2f ms   (%,d)",
        p50,
        p95,
        p99,
        max,
        count);
  }
}
