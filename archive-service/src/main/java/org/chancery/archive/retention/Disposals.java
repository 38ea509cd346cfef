package org.chancery.archive.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chancery.archive.access.Acts;
import org.chancery.archive.access.Officer;
import org.chancery.archive.own.OwnType;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The disposals there have been, and the one that is open. An officer has it listed, the lead
/// approves the list, the archive carries it out.
@Component
class Disposals {

  private static final int LONGEST = 500;
  private static final String SELECT =
      """
      select d.*, (select count(*) from disposal_candidate where disposal = d.id) as records,
        (select count(*) from disposal_candidate where disposal = d.id and outcome = 'disposed') as disposed,
        (select count(*) from disposal_candidate where disposal = d.id and outcome = 'held') as held,
        (select count(*) from disposal_candidate where disposal = d.id and outcome = 'kept') as kept
      from disposal d
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final Acts acts;

  Disposals(JdbcClient jdbc, InstantSource clock, Acts acts) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.acts = acts;
  }

  /// How a disposal stands.
  ///
  /// @param state `listing`, `listed`, `running`, `done` or `abandoned`
  /// @param cutoff the time the rules were asked about
  /// @param rules version in force when it was listed
  /// @param complete whether the list holds all there was; the rest comes with the next
  /// @param records how many are listed
  /// @param held how many were spared because a hold was placed meanwhile
  /// @param kept how many were spared because the rules changed meanwhile
  /// @param certificate what was disposed of, canonical JSON; absent before the end
  /// @param signature Ed25519 over its bytes, base64
  /// @param key the public key, base64 of its X.509 form
  record Disposal(
      UUID id,
      long number,
      String state,
      Instant cutoff,
      int rules,
      Instant listedAt,
      String listedBy,
      boolean complete,
      @Nullable Instant decidedAt,
      @Nullable String decidedBy,
      @Nullable String reason,
      @Nullable Instant finishedAt,
      long records,
      long disposed,
      long held,
      long kept,
      @Nullable String certificate,
      @Nullable String signature,
      @Nullable String key) {}

  /// What is listed, by the rule that has ended.
  record ByRule(String rule, long records, Instant earliest, Instant latest) {}

  List<Disposal> all() {
    return jdbc.sql(SELECT + "order by d.number desc limit 200")
        .query((row, _) -> disposal(row))
        .list();
  }

  Disposal find(UUID id) {
    return byId(id).orElseThrow(() -> Refusal.notFound("disposal"));
  }

  List<ByRule> byRule(UUID id) {
    return jdbc.sql(
            """
            select rule, count(*) as records, min(happened_at) as earliest, max(happened_at) as latest
            from disposal_candidate where disposal = ? group by rule order by records desc, rule
            """)
        .param(id)
        .query((row, _) ->
            new ByRule(
                row.getString("rule"),
                row.getLong("records"),
                row.getTimestamp("earliest").toInstant(),
                row.getTimestamp("latest").toInstant()))
        .list();
  }

  /// Begins a new one.
  ///
  /// @throws Refusal 409 while another is open
  @Transactional
  public UUID begin(Officer officer, int rules) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('disposal'))").query().singleRow();
    if (jdbc.sql("select count(*) from disposal where state in ('listing', 'listed', 'running')")
            .query(Long.class)
            .single()
        > 0) {
      throw Refusal.conflict(
          "disposal-open", "Another disposal is not finished. See to that one first.");
    }
    var id = UUID.randomUUID();
    var now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            insert into disposal (id, state, cutoff, rules, listed_at, listed_by)
            values (?, 'listing', ?, ?, ?, ?)
            """)
        .param(id)
        .param(now)
        .param(rules)
        .param(now)
        .param(officer.username())
        .update();
    acts.record(officer, OwnType.RETENTION_LISTED, Map.of("id", id.toString(), "version", rules));
    return id;
  }

  /// Approves the list, or gives it up. Whoever had it listed can give it up, and not approve it.
  @Transactional
  public Disposal decide(Officer officer, UUID id, boolean approve, @Nullable String reason) {
    var disposal = find(id);
    if (approve && disposal.listedBy().equals(officer.username())) {
      throw Refusal.secondPersonNeeded("You had this listed, so another person approves it.");
    }
    if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
      throw Refusal.invalid(
          "reason", "It is empty or longer than " + LONGEST + " characters.", "Say why.");
    }
    var decided =
        jdbc.sql(
                """
                update disposal set state = ?, decided_at = ?, decided_by = ?, reason = ?
                where id = ? and state = 'listed'
                """)
            .param(approve ? "running" : "abandoned")
            .param(Timestamp.from(clock.instant()))
            .param(officer.username())
            .param(reason.strip())
            .param(id)
            .update();
    if (decided == 0) {
      throw Refusal.conflict("disposal-decided", "The disposal does not wait for a decision.");
    }
    acts.record(
        officer,
        OwnType.RETENTION_APPROVED,
        Map.of(
            "id",
            id.toString(),
            "action",
            approve ? "approved" : "abandoned",
            "reason",
            reason.strip(),
            "records",
            disposal.records()));
    return find(id);
  }

  /// The listing has ended.
  void listed(UUID id, boolean complete) {
    jdbc.sql(
            "update disposal set state = 'listed', complete = ? where id = ? and state = 'listing'")
        .param(complete)
        .param(id)
        .update();
  }

  /// Gives up a listing that a stop or a failure broke off.
  void broken(UUID id) {
    jdbc.sql("update disposal set state = 'abandoned' where id = ? and state = 'listing'")
        .param(id)
        .update();
  }

  /// The disposals in a state.
  List<UUID> in(String state) {
    return jdbc.sql("select id from disposal where state = ?")
        .param(state)
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }

  /// Ends a disposal.
  ///
  /// @return false when somebody else has ended it
  boolean finish(UUID id, Certificate.Signed certificate) {
    return jdbc.sql(
                """
                update disposal set state = 'done', finished_at = ?, certificate = ?, signature = ?, key = ?
                where id = ? and state = 'running'
                """)
            .param(Timestamp.from(clock.instant()))
            .param(certificate.document())
            .param(certificate.signature())
            .param(certificate.key())
            .param(id)
            .update()
        == 1;
  }

  private Optional<Disposal> byId(UUID id) {
    return jdbc.sql(SELECT + "where d.id = ?")
        .param(id)
        .query((row, _) -> disposal(row))
        .optional();
  }

  private static Disposal disposal(ResultSet row) throws SQLException {
    return new Disposal(
        row.getObject("id", UUID.class),
        row.getLong("number"),
        row.getString("state"),
        row.getTimestamp("cutoff").toInstant(),
        row.getInt("rules"),
        row.getTimestamp("listed_at").toInstant(),
        row.getString("listed_by"),
        row.getBoolean("complete"),
        instant(row, "decided_at"),
        row.getString("decided_by"),
        row.getString("reason"),
        instant(row, "finished_at"),
        row.getLong("records"),
        row.getLong("disposed"),
        row.getLong("held"),
        row.getLong("kept"),
        row.getString("certificate"),
        row.getString("signature"),
        row.getString("key"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
