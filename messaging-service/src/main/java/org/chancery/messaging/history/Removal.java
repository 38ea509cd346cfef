package org.chancery.messaging.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.messaging.history.PastMessages.Passed;
import org.chancery.messaging.history.PastMessages.Past;
import org.chancery.messaging.journal.ConversationRef;
import org.chancery.messaging.journal.HistoryAct;
import org.chancery.messaging.journal.Journal;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.journal.RecordDraft;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Removes messages past the rule, a portion at a time. A portion is one transaction, its record
/// included: a process that is killed has removed all of it or nothing, and whoever comes next goes
/// on where the last portion ended.
@Component
class Removal {

  /// How many messages are looked at in a transaction; what somebody waits for behind its locks is
  /// over in milliseconds.
  static final int PORTION = 1_000;

  private final HistoryRules rules;
  private final PastMessages messages;
  private final Journal journal;

  Removal(HistoryRules rules, PastMessages messages, Journal journal) {
    this.rules = rules;
    this.messages = messages;
    this.journal = journal;
  }

  /// What a portion did.
  ///
  /// @param looked at how many messages
  /// @param removed how many of them
  record Done(int looked, int removed) {
    static final Done NOTHING = new Done(0, 0);
  }

  /// Takes the next portion of a kind of conversation; nothing while another node is at it, or the
  /// rule shows such messages always.
  ///
  /// @param lookedBefore what could not be removed is looked at again once this is past
  @Transactional
  public Done portion(ConversationRef.Kind kind, Instant now, Instant lookedBefore) {
    HistoryRule rule = rules.inForce().orElse(null);
    Integer days = rule == null ? null : rule.days().of(kind);
    if (rule == null || days == null || !messages.isMine()) {
      return Done.NOTHING;
    }
    Instant before = now.minus(Duration.ofDays(days));
    List<UUID> candidates =
        // Not more than half, so that however many wait the others are come to.
        new ArrayList<>(messages.left(kind, lookedBefore, PORTION / 2));
    List<Passed> next = messages.next(kind, before, PORTION - candidates.size());
    int looked = candidates.size() + next.size();
    next.stream().filter(Passed::isOfKind).map(Passed::id).forEach(candidates::add);
    if (!next.isEmpty()) {
      messages.passed(kind, next.getLast().id());
    }
    List<Past> past = messages.removable(messages.lock(candidates), before);
    Set<UUID> kept = new HashSet<>(candidates);
    past.forEach(message -> kept.remove(message.id()));
    if (!kept.isEmpty()) {
      messages.leave(kind, kept, now);
    }
    if (!past.isEmpty()) {
      messages.remove(past);
      messages.begin(past);
      journal.append(
          RecordDraft.of(
              now,
              PersonRef.CHANCERY,
              new HistoryAct.Removed(rule.version(), kind, before, ranges(past))));
    }
    return new Done(looked, past.size());
  }

  private static List<HistoryAct.Range> ranges(List<Past> past) {
    Map<Integer, List<Past>> byPartition =
        past.stream()
            .collect(Collectors.groupingBy(Past::partition, TreeMap::new, Collectors.toList()));
    return byPartition.entrySet().stream()
        .map(in -> {
          List<Long> positions = in.getValue().stream().map(Past::position).sorted().toList();
          return new HistoryAct.Range(
              in.getKey(), positions.size(), positions.getFirst(), positions.getLast());
        })
        .toList();
  }
}
