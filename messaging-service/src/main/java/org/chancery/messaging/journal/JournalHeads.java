package org.chancery.messaging.journal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/// How far this node knows the journal to reach, and the place where readers wait for more. Knows
/// of own commits at once, of other nodes' by notification or, at worst, by the next poll.
@Component
class JournalHeads {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition advanced = lock.newCondition();
  private Positions known = Positions.zero();
  private Positions announced = Positions.zero();

  /// Notes records committed by this node, which other nodes must be told of.
  void committedHere(List<FeedRecord> records) {
    Positions reached = Positions.zero();
    for (FeedRecord record : records) {
      if (record.position() > reached.at(record.partition())) {
        reached = reached.with(record.partition(), record.position());
      }
    }
    advance(reached);
  }

  /// Notes that the journal reaches at least this far.
  void advance(Positions reached) {
    lock.lock();
    try {
      if (!known.covers(reached)) {
        known = known.furthest(reached);
        advanced.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Notes what other nodes said, which needs no announcement of ours.
  void heard(Positions reached) {
    lock.lock();
    try {
      announced = announced.furthest(reached);
    } finally {
      lock.unlock();
    }
    advance(reached);
  }

  /// Waits for something beyond a place.
  boolean awaitBeyond(Positions place, Duration wait) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = wait.toNanos();
      while (place.covers(known)) {
        if (left <= 0) {
          return false;
        }
        left = advanced.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for something nobody has announced yet, and takes the duty to announce it.
  Positions awaitUnannounced() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (announced.covers(known)) {
        advanced.await();
      }
      announced = known;
      return known;
    } finally {
      lock.unlock();
    }
  }

  Positions known() {
    lock.lock();
    try {
      return known;
    } finally {
      lock.unlock();
    }
  }
}
