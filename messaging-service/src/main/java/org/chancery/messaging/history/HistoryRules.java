package org.chancery.messaging.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.HistoryAct;
import org.chancery.messaging.journal.Journal;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The rules for how long employees see messages. One is proposed by one person and decided on by
/// another; every one there has been is kept. Until the first is in force, messages are shown
/// always.
@Component
public class HistoryRules {

  /// The fewest days messages are shown: a message is known again by the id its sender gave it only
  /// as long as it is there, and a client may come back after days to send it once more.
  public static final int FEWEST_DAYS = 7;

  /// The most days a rule can give; always is more.
  public static final int MOST_DAYS = 36_500;

  private static final int LONGEST_REASON = 500;

  private final JdbcClient jdbc;
  private final Journal journal;
  private final InstantSource clock;

  HistoryRules(JdbcClient jdbc, Journal journal, InstantSource clock) {
    this.jdbc = jdbc;
    this.journal = journal;
    this.clock = clock;
  }

  /// Every rule, the newest first.
  public List<HistoryRule> all() {
    return jdbc.sql("select * from history_rule order by version desc")
        .query((row, _) -> rule(row))
        .list();
  }

  /// The rule in force; empty while messages are shown always.
  public Optional<HistoryRule> inForce() {
    return jdbc.sql("select * from history_rule where state = 'in-force'")
        .query((row, _) -> rule(row))
        .optional();
  }

  /// How many messages are past the rule and could not be removed when they were looked at.
  public long waiting() {
    return jdbc.sql("select count(*) from history_left").query(Long.class).single();
  }

  /// Proposes a rule for another person to decide on.
  ///
  /// @throws Refusal for days out of bounds or a missing reason, and while another proposal waits
  @Transactional
  public HistoryRule propose(Actor by, HistoryAct.Days days, @Nullable String why) {
    check("direct", days.direct());
    check("room", days.room());
    MessageText reason = reason(why);
    lock();
    if (jdbc.sql("select exists (select from history_rule where state = 'proposed')")
        .query(Boolean.class)
        .single()) {
      throw new Refusal(
          ErrorCode.CONFLICT, "Another proposal waits for its decision. See to that one first.");
    }
    Instant at = clock.instant();
    int version =
        jdbc.sql(
                """
                insert into history_rule
                  (version, direct_days, room_days, reason, state, proposed_by, proposed_at)
                select coalesce(max(version), 0) + 1, ?, ?, ?, 'proposed', ?, ? from history_rule
                returning version
                """)
            .param(days.direct())
            .param(days.room())
            .param(reason.value())
            .param(by.id().value())
            .param(at.atOffset(ZoneOffset.UTC))
            .query(Integer.class)
            .single();
    journal.append(RecordDraft.of(at, by.ref(), new HistoryAct.Proposed(version, days, reason)));
    return rule(version);
  }

  /// Puts a proposed rule in force, or turns it down.
  ///
  /// @throws Refusal when there is none of that version that waits, or the same person proposed it
  @Transactional
  public HistoryRule decide(Actor by, int version, boolean approve) {
    lock();
    HistoryRule proposed = rule(version);
    if (proposed.state() != HistoryRule.State.PROPOSED) {
      throw new Refusal(ErrorCode.CONFLICT, "This rule has been decided on already.");
    }
    if (proposed.proposedBy().equals(by.id())) {
      throw new Refusal(
          ErrorCode.SECOND_PERSON_NEEDED, "You proposed this rule, so another person decides.");
    }
    if (approve) {
      jdbc.sql("update history_rule set state = 'replaced' where state = 'in-force'").update();
    }
    Instant at = clock.instant();
    HistoryRule.State state = approve ? HistoryRule.State.IN_FORCE : HistoryRule.State.REJECTED;
    jdbc.sql("update history_rule set state = ?, decided_by = ?, decided_at = ? where version = ?")
        .params(state.wire(), by.id().value(), at.atOffset(ZoneOffset.UTC), version)
        .update();
    journal.append(
        RecordDraft.of(at, by.ref(), new HistoryAct.Decided(version, proposed.days(), approve)));
    return rule(version);
  }

  private void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('rules of history', 0))")
        .query((_, _) -> true)
        .single();
  }

  private HistoryRule rule(int version) {
    return jdbc.sql("select * from history_rule where version = ?")
        .param(version)
        .query((row, _) -> rule(row))
        .optional()
        .orElseThrow(() -> Refusal.notFound("rule"));
  }

  private static void check(String kind, @Nullable Integer days) {
    if (days != null && (days < FEWEST_DAYS || days > MOST_DAYS)) {
      throw Refusal.ofField(
          kind, "give %d to %d days, or none for always.".formatted(FEWEST_DAYS, MOST_DAYS));
    }
  }

  private static MessageText reason(@Nullable String given) {
    String words = given == null ? "" : given.strip();
    if (words.isEmpty() || words.length() > LONGEST_REASON || MessageText.flawOf(words) != null) {
      throw Refusal.ofField(
          "reason", "say why, in 1 to %d plain characters.".formatted(LONGEST_REASON));
    }
    return new MessageText(words);
  }

  private static HistoryRule rule(ResultSet row) throws SQLException {
    UUID decidedBy = row.getObject("decided_by", UUID.class);
    OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
    return new HistoryRule(
        row.getInt("version"),
        new HistoryAct.Days(
            row.getObject("direct_days", Integer.class), row.getObject("room_days", Integer.class)),
        row.getString("reason"),
        HistoryRule.State.ofWire(row.getString("state")),
        new PersonId(row.getObject("proposed_by", UUID.class)),
        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        decidedBy == null ? null : new PersonId(decidedBy),
        decidedAt == null ? null : decidedAt.toInstant());
  }
}
