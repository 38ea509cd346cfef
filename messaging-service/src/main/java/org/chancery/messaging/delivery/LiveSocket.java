package org.chancery.messaging.delivery;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.chancery.messaging.directory.Actor;
import org.jspecify.annotations.Nullable;

/// One connection's outbound side: a bounded queue and a virtual thread that exists only while
/// there is something to write. Whoever fills the queue faster than the client reads is not
/// blocked; the client is closed.
final class LiveSocket {

  /// How a fresh socket gets into the live stream.
  private enum Stage {
    /// Live frames wait until the client has had its chance to resume.
    HELD,
    /// Live frames wait behind the replay.
    RESUMING,
    /// Live frames flow.
    LIVE
  }

  /// Frames taken off the queue for one flush.
  private static final int FLUSH = 64;

  /// A replay pauses while this much of it waits to be written.
  private static final int REPLAY_WINDOW = 128;

  private final String id;
  private final Actor actor;
  private final Locale locale;
  private final Wire wire;
  private final SocketLimits limits;
  private final AtomicInteger openPosts = new AtomicInteger();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition written = lock.newCondition();
  private final Deque<Outgoing> queue = new ArrayDeque<>();
  private final Deque<Outgoing> heldBack = new ArrayDeque<>();
  private long weight;
  private Stage stage = Stage.HELD;
  private boolean writing;
  private @Nullable CloseReason closing;
  private boolean gone;
  private volatile long lastHeard = System.nanoTime();

  LiveSocket(String id, Actor actor, Locale locale, Wire wire, SocketLimits limits) {
    this.id = id;
    this.actor = actor;
    this.locale = locale;
    this.wire = wire;
    this.limits = limits;
  }

  String id() {
    return id;
  }

  Actor actor() {
    return actor;
  }

  Locale locale() {
    return locale;
  }

  /// Sends a frame outside the ordered stream.
  void send(String frame) {
    send(Outgoing.direct(frame));
  }

  /// Queues a frame; never blocks. A queue that overflows closes the socket.
  void send(Outgoing frame) {
    boolean overflow = false;
    lock.lock();
    try {
      if (closing != null || gone) {
        return;
      }
      Deque<Outgoing> target = frame.live() && stage != Stage.LIVE ? heldBack : queue;
      if (queue.size() + heldBack.size() >= limits.queueFrames()
          || weight + frame.weight() > limits.queueBytes().toBytes()) {
        overflow = true;
      } else {
        weight += frame.weight();
        target.add(frame);
        startWriter();
      }
    } finally {
      lock.unlock();
    }
    if (overflow) {
      close(CloseReason.TOO_SLOW);
    }
  }

  /// Queues a frame of a replay, waiting while earlier ones are still unwritten.
  ///
  /// @return false when the socket is closed
  boolean replay(Outgoing frame) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (queue.size() >= REPLAY_WINDOW && closing == null && !gone) {
        // The writer's timeout closes a stalled socket; this bound is for a missed signal only.
        written.await(1, TimeUnit.SECONDS);
      }
      if (closing != null || gone) {
        return false;
      }
      weight += frame.weight();
      queue.add(frame);
      startWriter();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Lets live frames flow, those held back first.
  void release() {
    lock.lock();
    try {
      if (stage == Stage.HELD) {
        goLive();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Starts a replay, unless live frames have begun to flow.
  boolean beginResume() {
    lock.lock();
    try {
      if (stage != Stage.HELD) {
        return false;
      }
      stage = Stage.RESUMING;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Forgets the live frames held back so far, because the replay will cover them.
  void forgetHeldBack() {
    lock.lock();
    try {
      heldBack.forEach(frame -> weight -= frame.weight());
      heldBack.clear();
    } finally {
      lock.unlock();
    }
  }

  /// Ends a replay: live frames flow, those held back first.
  void endResume() {
    lock.lock();
    try {
      if (stage == Stage.RESUMING) {
        goLive();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Closes the connection after what is queued, or at once when the client does not read.
  void close(CloseReason reason) {
    lock.lock();
    try {
      if (closing != null || gone) {
        return;
      }
      closing = reason;
      boolean stalled = reason == CloseReason.TOO_SLOW || reason == CloseReason.SILENT;
      if (stalled) {
        queue.clear();
        heldBack.clear();
        weight = 0;
        Thread.startVirtualThread(() -> closeWire(reason));
      } else {
        queue.add(Outgoing.CLOSE);
        startWriter();
      }
      written.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Notes that the connection is over.
  void markGone() {
    lock.lock();
    try {
      gone = true;
      queue.clear();
      heldBack.clear();
      weight = 0;
      written.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isGone() {
    lock.lock();
    try {
      return gone;
    } finally {
      lock.unlock();
    }
  }

  /// Notes a sign of life.
  void heard() {
    lastHeard = System.nanoTime();
  }

  long nanosSilent() {
    return System.nanoTime() - lastHeard;
  }

  boolean openPost(int most) {
    if (openPosts.incrementAndGet() > most) {
      openPosts.decrementAndGet();
      return false;
    }
    return true;
  }

  void postAnswered() {
    openPosts.decrementAndGet();
  }

  private void goLive() {
    stage = Stage.LIVE;
    queue.addAll(heldBack);
    heldBack.clear();
    startWriter();
  }

  private void startWriter() {
    if (!writing && !queue.isEmpty()) {
      writing = true;
      Thread.startVirtualThread(this::write);
    }
  }

  private void write() {
    List<Outgoing> frames = new ArrayList<>();
    while (take(frames)) {
      try {
        wire.write(frames);
      } catch (IOException | RuntimeException _) {
        // The client is away, or stalled beyond the write timeout; either way it must reconnect.
        close(CloseReason.TOO_SLOW);
        return;
      }
      if (frames.getLast().kind() == Outgoing.Kind.CLOSE) {
        CloseReason reason = closing;
        closeWire(reason == null ? CloseReason.SHUTTING_DOWN : reason);
        return;
      }
    }
  }

  private boolean take(List<Outgoing> frames) {
    frames.clear();
    lock.lock();
    try {
      while (frames.size() < FLUSH && !queue.isEmpty()) {
        Outgoing frame = queue.remove();
        weight -= frame.weight();
        frames.add(frame);
      }
      written.signalAll();
      writing = !frames.isEmpty();
      return writing;
    } finally {
      lock.unlock();
    }
  }

  private void closeWire(CloseReason reason) {
    try {
      wire.close(reason.status());
    } catch (IOException | RuntimeException _) {
      // Closed already, which is what was wanted.
    }
  }
}
