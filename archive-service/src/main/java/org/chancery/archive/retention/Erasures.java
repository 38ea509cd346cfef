package org.chancery.archive.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.chancery.archive.access.Acts;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Restrictions;
import org.chancery.archive.hold.Families;
import org.chancery.archive.hold.Family;
import org.chancery.archive.hold.HoldRegister;
import org.chancery.archive.hold.RecordScan;
import org.chancery.archive.own.OwnType;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Requests of people to have what they wrote erased (GDPR 17). A request stays open, and what its
/// basis ends for is listed with each disposal, until nothing of theirs is left. While it is open,
/// what they wrote before is restricted (GDPR 18).
@Component
class Erasures {

  private static final int SHOWN = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final Acts acts;
  private final RecordScan scan;
  private final Families families;
  private final HoldRegister holds;
  private final RuleBook rules;
  private final Restrictions restrictions;

  Erasures(
      JdbcClient jdbc,
      InstantSource clock,
      Acts acts,
      RecordScan scan,
      Families families,
      HoldRegister holds,
      RuleBook rules,
      Restrictions restrictions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.acts = acts;
    this.scan = scan;
    this.families = families;
    this.holds = holds;
    this.rules = rules;
    this.restrictions = restrictions;
  }

  /// A request.
  ///
  /// @param state `open`, `done` or `refused`
  record Request(
      UUID id,
      UUID subject,
      String name,
      String reason,
      Instant receivedAt,
      String enteredBy,
      String state,
      @Nullable Instant closedAt,
      @Nullable String closedBy) {}

  /// What becomes of one item.
  enum Verdict {
    ERASE,
    RESTRICTED,
    HELD
  }

  /// One record and its verdict.
  ///
  /// @param basis the law or the holds that keep it; empty for what goes
  /// @param until when the basis ends; absent where no date is known
  record Item(
      UUID record,
      String type,
      Instant at,
      Verdict verdict,
      String basis,
      @Nullable Instant until) {}

  /// Every item's verdict, counted, and the first of them one by one.
  ///
  /// @param complete whether all of the record was looked through
  record Verdicts(
      Map<Verdict, Long> counts, List<Item> items, boolean complete, int rulesVersion) {}

  List<Request> all() {
    return jdbc.sql("select * from erasure_request order by received_at desc limit 500")
        .query((row, _) -> request(row))
        .list();
  }

  List<Request> open() {
    return jdbc.sql("select * from erasure_request where state = 'open' order by received_at")
        .query((row, _) -> request(row))
        .list();
  }

  Request find(UUID id) {
    return jdbc.sql("select * from erasure_request where id = ?")
        .param(id)
        .query((row, _) -> request(row))
        .optional()
        .orElseThrow(() -> Refusal.notFound("request"));
  }

  @Transactional
  Request enter(Officer officer, @Nullable UUID subject, @Nullable String reason) {
    var name =
        Optional.ofNullable(subject)
            .flatMap(id ->
                jdbc.sql("select name from seen_person where id = ?")
                    .param(id)
                    .query(String.class)
                    .optional())
            .orElseThrow(() ->
                Refusal.invalid(
                    "subject", "The record has never named this person.", "Choose from the list."));
    if (reason == null || reason.isBlank() || reason.length() > 500) {
      throw Refusal.invalid(
          "reason", "It is empty or longer than 500 characters.", "Say what was asked for.");
    }
    var id = UUID.randomUUID();
    var now = clock.instant();
    jdbc.sql(
            """
            insert into erasure_request (id, subject, subject_name, reason, received_at, entered_by, state)
            values (?, ?, ?, ?, ?, ?, 'open')
            """)
        .param(id)
        .param(subject)
        .param(name)
        .param(reason.strip())
        .param(Timestamp.from(now))
        .param(officer.username())
        .update();
    restrictions.place(id, Objects.requireNonNull(subject), now);
    acts.record(
        officer,
        OwnType.RETENTION_ERASURE,
        Map.of(
            "id",
            id.toString(),
            "action",
            "entered",
            "subject",
            String.valueOf(subject),
            "reason",
            reason.strip()));
    return find(id);
  }

  @Transactional
  Request close(Officer officer, UUID id, boolean refused, @Nullable String reason) {
    if (reason == null || reason.isBlank() || reason.length() > 500) {
      throw Refusal.invalid(
          "reason", "It is empty or longer than 500 characters.", "Say what they were answered.");
    }
    var closed =
        jdbc.sql(
                """
                update erasure_request set state = ?, closed_at = ?, closed_by = ?
                where id = ? and state = 'open'
                """)
            .param(refused ? "refused" : "done")
            .param(Timestamp.from(clock.instant()))
            .param(officer.username())
            .param(find(id).id())
            .update();
    if (closed == 0) {
      throw Refusal.conflict("erasure-closed", "The request has been closed already.");
    }
    restrictions.lift(id);
    acts.record(
        officer,
        OwnType.RETENTION_ERASURE,
        Map.of(
            "id",
            id.toString(),
            "action",
            refused ? "refused" : "closed",
            "reason",
            reason.strip()));
    return find(id);
  }

  /// The verdict on every item of a request, as of now.
  Verdicts verdicts(Request request) {
    var version = rules.inForce();
    var ruleSet = version.rules();
    var inForce = holds.inForce();
    var now = clock.instant();
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    List<Item> items = new ArrayList<>();
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var complete =
        scan.each(
            RecordScan.Range.before(now.plusSeconds(1)),
            record -> {
              if (record.actor().id().equals(request.subject())) {
                for (var family : families.of(List.of(record.id()))) {
                  var item = item(record.id(), family, Fate.of(family, ruleSet, inForce, now));
                  counts.merge(item.verdict(), 1L, Long::sum);
                  if (items.size() < SHOWN) {
                    items.add(item);
                  }
                }
              }
              return System.nanoTime() < deadline;
            });
    return new Verdicts(counts, items, complete, version.version());
  }

  private static Item item(UUID id, Family family, Fate fate) {
    var record =
        family.records().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    return switch (fate.erasure()) {
      case Fate.Erasure.Erase() ->
          new Item(id, record.type(), record.at(), Verdict.ERASE, "", null);
      case Fate.Erasure.Restricted(var duty) ->
          new Item(
              id, record.type(), record.at(), Verdict.RESTRICTED, duty.rule().basis(), duty.end());
      case Fate.Erasure.Held(_) ->
          new Item(id, record.type(), record.at(), Verdict.HELD, "GDPR Art. 17(3)(e)", null);
    };
  }

  private static Request request(ResultSet row) throws SQLException {
    var closed = row.getTimestamp("closed_at");
    return new Request(
        row.getObject("id", UUID.class),
        row.getObject("subject", UUID.class),
        row.getString("subject_name"),
        row.getString("reason"),
        row.getTimestamp("received_at").toInstant(),
        row.getString("entered_by"),
        row.getString("state"),
        closed == null ? null : closed.toInstant(),
        row.getString("closed_by"));
  }
}
