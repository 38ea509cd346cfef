package org.chancery.messaging.preview;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chancery.messaging.message.DeliveredMessage;
import org.chancery.messaging.message.DeliveryWatch;
import org.chancery.messaging.refusal.PersonRates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// The messages whose links wait to be previewed. A preview is an extra: where there are too many,
/// or a node dies, some messages get none.
@Component
class PreviewQueue implements DeliveryWatch, DisposableBean {

  /// So that nobody alone makes the house ask strangers' servers without end.
  private static final Duration EACH = Duration.ofSeconds(1);

  private static final int BURST = 20;

  private static final Logger LOG = LoggerFactory.getLogger(PreviewQueue.class);

  private final PreviewSettings settings;
  private final LinkPreviews previews;
  private final MeterRegistry meters;
  private final PersonRates rates = new PersonRates(EACH, BURST, System::nanoTime);

  /// Not virtual threads: a name is looked up in native code, which would hold their carriers.
  private final ThreadPoolExecutor workers;

  PreviewQueue(PreviewSettings settings, LinkPreviews previews, MeterRegistry meters) {
    this.settings = settings;
    this.previews = previews;
    this.meters = meters;
    this.workers =
        new ThreadPoolExecutor(
            settings.workers(),
            settings.workers(),
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.queue()),
            Thread.ofPlatform().name("preview-", 0).daemon().factory());
    workers.allowCoreThreadTimeOut(true);
  }

  @Override
  public void delivered(DeliveredMessage message) {
    if (!settings.enabled() || !message.shown().value().contains("://")) {
      return;
    }
    if (!rates.take(message.ref().sender().id()).isZero()) {
      count("dropped");
      return;
    }
    try {
      workers.execute(() -> preview(message));
    } catch (RejectedExecutionException _) {
      count("dropped");
    }
  }

  private void preview(DeliveredMessage message) {
    try {
      count(previews.preview(message).name().toLowerCase(Locale.ROOT));
    } catch (ForbiddenAddress _) {
      count("forbidden");
    } catch (IOException e) {
      // Never its message: it may name the host.
      LOG.debug("A page could not be fetched: {}.", e.getClass().getSimpleName());
      count("unreachable");
    } catch (RuntimeException e) {
      LOG.warn("A link could not be previewed: {}.", e.getClass().getSimpleName());
      count("failed");
    }
  }

  private void count(String outcome) {
    meters.counter("messaging.previews", "outcome", outcome).increment();
  }

  @Override
  public void destroy() throws InterruptedException {
    workers.shutdownNow();
    workers.awaitTermination(1, TimeUnit.SECONDS);
  }
}
