package org.chancery.messaging.attachment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Has files looked into by processes of their own, so that a file that takes all memory or never
/// ends costs one of those and nothing else. They are started when there are files, and end when
/// there are none.
@Component
class FileReading implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(FileReading.class);
  private static final long PATIENCE_SECONDS = 60;

  private final AttachmentSettings settings;
  private final Semaphore free;
  private final Deque<ReaderProcess> idle = new ArrayDeque<>();
  private boolean used;

  FileReading(AttachmentSettings settings) {
    this.settings = settings;
    this.free = new Semaphore(settings.readers(), true);
  }

  /// What a file is, and what is written in it.
  ///
  /// @throws Refusal when no process can be had now
  ReaderProcess.Reading read(Path file, String name) {
    try {
      if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw away();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw away();
    }
    try {
      return readNow(file, name);
    } catch (IOException e) {
      LOG.error("No process to look into files could be started.", e);
      throw away();
    } finally {
      free.release();
    }
  }

  private ReaderProcess.Reading readNow(Path file, String name) throws IOException {
    ReaderProcess process = take();
    if (process == null) {
      process = ReaderProcess.start(settings.readerMegabytes());
    }
    try {
      return process.read(file, name, settings.mostChars(), settings.readWithin());
    } finally {
      giveBack(process);
    }
  }

  private synchronized @org.jspecify.annotations.Nullable ReaderProcess take() {
    used = true;
    ReaderProcess process = idle.poll();
    while (process != null && !process.isAlive()) {
      process = idle.poll();
    }
    return process;
  }

  private synchronized void giveBack(ReaderProcess process) {
    if (process.isAlive()) {
      idle.push(process);
    }
  }

  /// Ends processes nobody asked anything for a while.
  @Scheduled(fixedDelay = 120_000)
  synchronized void rest() {
    if (!used) {
      idle.forEach(ReaderProcess::close);
      idle.clear();
    }
    used = false;
  }

  @Override
  public synchronized void destroy() {
    idle.forEach(ReaderProcess::close);
    idle.clear();
  }

  private static Refusal away() {
    return new Refusal(ErrorCode.UNAVAILABLE, "Files cannot be looked into now. Send it again.");
  }
}
