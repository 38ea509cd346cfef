package org.chancery.messaging.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chancery.messaging.directory.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The stored policies: revisions are only ever added, and marked when they come into force.
@Component
class RevisionTable {

  private static final String REVISION =
      """
      select r.policy_id, r.revision, r.name, r.document, r.summary, r.author_id, r.saved_at,
        r.comment, r.restores, r.published_by, r.published_at, r.scheduled_for, r.scheduled_by,
        r.schedule_failure, r.emergency_at, r.emergency_by,
        coalesce(r.emergency_reason, r.reason) as reason
      from policy_revision r
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  RevisionTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// A document to be saved.
  record Draft(String policy, String name, String document, PolicySummary summary) {}

  /// Takes the policy's row until the transaction ends, so that the next number is ours alone.
  ///
  /// @return the newest revision's number, 0 when there is none yet
  int lockNewest(String id) {
    jdbc.sql("insert into policy (id) values (?) on conflict do nothing").param(id).update();
    jdbc.sql("select id from policy where id = ? for update")
        .param(id)
        .query((_, _) -> true)
        .single();
    return jdbc.sql("select coalesce(max(revision), 0) from policy_revision where policy_id = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }

  void add(Draft draft, int revision, PersonId author, Instant at, @Nullable String comment) {
    jdbc.sql(
            """
            insert into policy_revision
              (policy_id, revision, name, document, summary, author_id, saved_at, comment)
            values (?, ?, ?, ?, cast(? as jsonb), ?, ?, ?)
            """)
        .param(draft.policy())
        .param(revision)
        .param(draft.name())
        .param(draft.document())
        .param(json.writeValueAsString(draft.summary()))
        .param(author.value())
        .param(utc(at))
        .param(comment)
        .update();
  }

  void markRestored(String id, int revision, int restores, String reason) {
    jdbc.sql(
            """
            update policy_revision set restores = ?, reason = ?
            where policy_id = ? and revision = ?
            """)
        .param(restores)
        .param(reason)
        .param(id)
        .param(revision)
        .update();
  }

  Optional<PolicyRevision> find(String id, int revision) {
    return jdbc.sql(REVISION + "where r.policy_id = ? and r.revision = ?")
        .param(id)
        .param(revision)
        .query(this::revision)
        .optional();
  }

  /// All revisions of a policy, the newest first.
  List<PolicyRevision> of(String id) {
    return jdbc.sql(REVISION + "where r.policy_id = ? order by r.revision desc")
        .param(id)
        .query(this::revision)
        .list();
  }

  /// The newest revision of each policy, by policy id.
  List<PolicyRevision> newest() {
    return jdbc.sql(
            REVISION
                + """
                where r.revision = (
                  select max(n.revision) from policy_revision n where n.policy_id = r.policy_id)
                order by r.policy_id
                """)
        .query(this::revision)
        .list();
  }

  /// The revisions in force, by policy id.
  List<PolicyRevision> active() {
    return jdbc.sql(
            REVISION
                + "join policy p on p.id = r.policy_id and p.active_revision = r.revision"
                + " order by r.policy_id")
        .query(this::revision)
        .list();
  }

  /// The policies of which some revision was in force once.
  Set<String> onceInForce() {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct policy_id from policy_revision
                where published_by is not null or emergency_at is not null
                """)
            .query(String.class)
            .list());
  }

  /// The revisions that would be in force with another one of a policy among them, by policy id.
  List<PolicyRevision> activeWith(String id, int revision) {
    return jdbc.sql(
            REVISION
                + """
                join policy p on p.id = r.policy_id
                  and r.revision = case when p.id = ? then ? else p.active_revision end
                order by r.policy_id
                """)
        .param(id)
        .param(revision)
        .query(this::revision)
        .list();
  }

  /// The revisions that are to come into force, the earliest first.
  List<PolicyRevision> scheduled() {
    return jdbc.sql(REVISION + "where r.scheduled_for is not null order by r.scheduled_for")
        .query(this::revision)
        .list();
  }

  /// The revision that is due first, if its time has come and nothing stood in its way before.
  Optional<PolicyRevision> due(Instant now) {
    return jdbc.sql(
            REVISION
                + """
                where r.scheduled_for <= ? and r.schedule_failure is null
                order by r.scheduled_for, r.policy_id limit 1
                """)
        .param(utc(now))
        .query(this::revision)
        .optional();
  }

  Optional<Integer> activeRevision(String id) {
    return jdbc.sql(
            "select active_revision from policy where id = ? and active_revision is not null")
        .param(id)
        .query((row, _) -> row.getInt(1))
        .optional();
  }

  void activate(String id, @Nullable Integer revision) {
    jdbc.sql("update policy set active_revision = ? where id = ?")
        .param(revision)
        .param(id)
        .update();
  }

  void markPublished(String id, int revision, PersonId by, Instant at) {
    jdbc.sql(
            """
            update policy_revision set published_by = ?, published_at = ?,
              scheduled_for = null, scheduled_by = null, schedule_failure = null
            where policy_id = ? and revision = ?
            """)
        .param(by.value())
        .param(utc(at))
        .param(id)
        .param(revision)
        .update();
  }

  void markEmergency(String id, int revision, PersonId by, String reason, Instant at) {
    jdbc.sql(
            """
            update policy_revision set emergency_at = ?, emergency_by = ?, emergency_reason = ?
            where policy_id = ? and revision = ?
            """)
        .param(utc(at))
        .param(by.value())
        .param(reason)
        .param(id)
        .param(revision)
        .update();
  }

  /// Schedules one revision, and no other of the same policy.
  void schedule(String id, int revision, PersonId by, Instant at) {
    unschedule(id);
    jdbc.sql(
            """
            update policy_revision set scheduled_for = ?, scheduled_by = ?, schedule_failure = null
            where policy_id = ? and revision = ?
            """)
        .param(utc(at))
        .param(by.value())
        .param(id)
        .param(revision)
        .update();
  }

  /// Takes back what is scheduled for a policy.
  ///
  /// @return whether anything was
  boolean unschedule(String id) {
    return jdbc.sql(
                """
                update policy_revision set scheduled_for = null, scheduled_by = null,
                  schedule_failure = null
                where policy_id = ? and scheduled_for is not null
                """)
            .param(id)
            .update()
        > 0;
  }

  void markScheduleFailed(String id, int revision, String why) {
    jdbc.sql("update policy_revision set schedule_failure = ? where policy_id = ? and revision = ?")
        .param(why)
        .param(id)
        .param(revision)
        .update();
  }

  private PolicyRevision revision(ResultSet row, int number) throws SQLException {
    Integer restores = row.getObject("restores", Integer.class);
    return new PolicyRevision(
        row.getString("policy_id"),
        row.getInt("revision"),
        row.getString("name"),
        row.getString("document"),
        json.readValue(row.getString("summary"), PolicySummary.class),
        new PersonId(row.getObject("author_id", UUID.class)),
        row.getObject("saved_at", OffsetDateTime.class).toInstant(),
        row.getString("comment"),
        restores,
        new PolicyRevision.Publication(
            person(row, "published_by"),
            instant(row, "published_at"),
            instant(row, "scheduled_for"),
            person(row, "scheduled_by"),
            row.getString("schedule_failure"),
            instant(row, "emergency_at"),
            person(row, "emergency_by"),
            row.getString("reason")));
  }

  private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new PersonId(id);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
