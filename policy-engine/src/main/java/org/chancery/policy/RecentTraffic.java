package org.chancery.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.policy.text.FoldedText;

/// Remembers what has spread lately, in memory and within bounds: the most recent texts and links,
/// and of each the most recent times. Safe for any number of threads.
public final class RecentTraffic {
  private static final int MOST_TIMES = 256;

  private record Sent(Instant at, String sender, Set<String> people) {}

  private final int mostFingerprints;
  private final LinkedHashMap<String, Deque<Sent>> sent = new LinkedHashMap<>(64, 0.75f, true);

  /// @param mostFingerprints how many texts and links are remembered
  public RecentTraffic(int mostFingerprints) {
    this.mostFingerprints = mostFingerprints;
  }

  /// What of a text can spread: itself, unless it is very short, and where its links lead.
  public static List<String> fingerprints(String text) {
    var folded = FoldedText.of(text);
    var all = new ArrayList<String>();
    Fingerprints.ofText(folded).ifPresent(all::add);
    all.addAll(Fingerprints.ofLinks(new Detection(text, folded).linkTargets()));
    return all;
  }

  /// Remembers that a text is sent; to be called before it is judged, for it counts too.
  public void note(String text, Party sender, Audience audience, Instant at) {
    var entry = new Sent(at, sender.person(), audience.people());
    List<String> fingerprints = fingerprints(text);
    synchronized (sent) {
      for (String fingerprint : fingerprints) {
        Deque<Sent> times = sent.computeIfAbsent(fingerprint, _ -> new ArrayDeque<>());
        times.addLast(entry);
        if (times.size() > MOST_TIMES) {
          times.removeFirst();
        }
      }
      var oldest = sent.entrySet().iterator();
      while (sent.size() > mostFingerprints) {
        oldest.next();
        oldest.remove();
      }
    }
  }

  /// The traffic as it is at a time.
  public Traffic at(Instant now) {
    return new Traffic() {
      @Override
      public int peopleReached(String fingerprint, Duration within) {
        var people = new HashSet<String>();
        since(fingerprint, now.minus(within)).forEach(entry -> people.addAll(entry.people()));
        return people.size();
      }

      @Override
      public int senders(String fingerprint, Duration within) {
        return (int)
            since(fingerprint, now.minus(within)).stream().map(Sent::sender).distinct().count();
      }
    };
  }

  private List<Sent> since(String fingerprint, Instant first) {
    synchronized (sent) {
      Map<String, Deque<Sent>> known = sent;
      return known.getOrDefault(fingerprint, new ArrayDeque<>()).stream()
          .filter(entry -> !entry.at().isBefore(first))
          .toList();
    }
  }
}
