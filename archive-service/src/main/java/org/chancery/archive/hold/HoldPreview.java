package org.chancery.archive.hold;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts what a hold would be on, from the record store, and says what is no longer there.
@Component
class HoldPreview {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final RecordScan scan;
  private final Families families;
  private final HoldRegister register;
  private final JdbcClient jdbc;

  HoldPreview(RecordScan scan, Families families, HoldRegister register, JdbcClient jdbc) {
    this.scan = scan;
    this.families = families;
    this.register = register;
    this.jdbc = jdbc;
  }

  /// What a hold would be on now.
  ///
  /// @param records each that is in the scope by itself; its edits and recalls are held with it
  /// @param lookedAt how many records were looked at
  /// @param complete whether that was all of them; otherwise there are more than counted
  /// @param custodians the same by custodian
  /// @param gone what was disposed of within the dates and conversations, and why
  record Counts(
      long records,
      long lookedAt,
      boolean complete,
      @Nullable Instant first,
      @Nullable Instant last,
      List<Share> custodians,
      List<Gone> gone) {}

  /// Of a custodian.
  record Share(UUID id, String name, long records) {}

  /// Records that a disposal took.
  ///
  /// @param disposal its number, which its certificate bears
  /// @param rule by which they had ended
  record Gone(long disposal, String rule, long records, Instant at) {}

  Counts of(HoldScope scope) {
    var tally = new Tally(scope);
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var complete =
        scan.each(
            new RecordScan.Range(scope.from(), scope.until(), scope.conversations()),
            record -> {
              tally.look(families.facts(record));
              return System.nanoTime() < deadline;
            });
    return new Counts(
        tally.records,
        tally.lookedAt,
        complete,
        tally.first,
        tally.last,
        register.people(scope.custodians()).stream()
            .map(person ->
                new Share(
                    person.id(), person.name(), tally.byCustodian.getOrDefault(person.id(), 0L)))
            .toList(),
        gone(scope));
  }

  private List<Gone> gone(HoldScope scope) {
    var conversations = scope.conversations().stream().map(UUID::toString).toArray(String[]::new);
    return jdbc.sql(
            """
            select d.number, c.rule, count(*) as records, max(d.finished_at) as at
            from disposal_candidate c join disposal d on d.id = c.disposal
            where c.outcome = 'disposed' and d.finished_at is not null and c.happened_at >= ? and c.happened_at < ?
              and (? or c.conversation = any(?::uuid[]))
            group by d.number, c.rule order by d.number desc limit 50
            """)
        .param(Timestamp.from(scope.from() == null ? Instant.EPOCH : scope.from()))
        .param(Timestamp.from(scope.until() == null ? LATEST : scope.until()))
        .param(conversations.length == 0)
        .param(conversations)
        .query((row, _) ->
            new Gone(
                row.getLong("number"),
                row.getString("rule"),
                row.getLong("records"),
                row.getTimestamp("at").toInstant()))
        .list();
  }

  private static final class Tally {
    private final HoldScope scope;
    private final Map<UUID, Long> byCustodian = new HashMap<>();
    private long records;
    private long lookedAt;
    private @Nullable Instant first;
    private @Nullable Instant last;

    private Tally(HoldScope scope) {
      this.scope = scope;
    }

    private void look(Facts facts) {
      lookedAt++;
      if (!scope.covers(new Family(facts.id(), List.of(facts)))) {
        return;
      }
      records++;
      first = first == null || facts.at().isBefore(first) ? facts.at() : first;
      last = last == null || facts.at().isAfter(last) ? facts.at() : last;
      Set<UUID> theirs = new HashSet<>(scope.custodians());
      theirs.retainAll(facts.people());
      theirs.forEach(custodian -> byCustodian.merge(custodian, 1L, Long::sum));
    }
  }
}
