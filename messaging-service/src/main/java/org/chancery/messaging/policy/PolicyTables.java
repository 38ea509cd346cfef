package org.chancery.messaging.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.messaging.directory.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The stored policies: revisions are only ever added, and marked when published.
@Component
class PolicyTables {

  private static final TypeReference<List<RuleDocument>> RULES = new TypeReference<>() {};
  private static final TypeReference<List<InForce>> SET = new TypeReference<>() {};
  private static final String REVISION =
      """
      select r.policy_id, r.revision, r.name, r.rules, r.author_id, r.saved_at, r.published_by,
        r.published_at
      from policy_revision r
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PolicyTables(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// A policy as it stands in a set.
  record InForce(String id, String name, int version, List<RuleDocument> rules) {}

  /// A set that is or was in force.
  record StoredSet(String hash, List<InForce> policies) {}

  /// Keeps two people from changing which policies are in force at once, until the transaction
  /// ends.
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('policies in force', 0))")
        .query((_, _) -> true)
        .single();
  }

  int save(String id, String name, List<RuleDocument> rules, PersonId author, Instant at) {
    jdbc.sql("insert into policy (id) values (?) on conflict do nothing").param(id).update();
    // The row's lock makes the next number ours alone.
    jdbc.sql("select id from policy where id = ? for update")
        .param(id)
        .query((_, _) -> true)
        .single();
    return jdbc.sql(
            """
            insert into policy_revision (policy_id, revision, name, rules, author_id, saved_at)
            select :id, coalesce(max(revision), 0) + 1, :name, cast(:rules as jsonb), :author, :at
            from policy_revision where policy_id = :id
            returning revision
            """)
        .param("id", id)
        .param("name", name)
        .param("rules", json.writerFor(RULES).writeValueAsString(rules))
        .param("author", author.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query((row, _) -> row.getInt(1))
        .single();
  }

  List<PolicyRevision> revisions(String id) {
    return jdbc.sql(REVISION + "where r.policy_id = ? order by r.revision desc")
        .param(id)
        .query((row, _) -> revision(row))
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
        .query((row, _) -> revision(row))
        .list();
  }

  List<PolicyRevision> active() {
    return jdbc.sql(
            REVISION
                + "join policy p on p.id = r.policy_id and p.active_revision = r.revision"
                + " order by r.policy_id")
        .query((row, _) -> revision(row))
        .list();
  }

  Optional<Integer> activeRevision(String id) {
    return jdbc.sql(
            "select active_revision from policy where id = ? and active_revision is not null")
        .param(id)
        .query((row, _) -> row.getInt(1))
        .optional();
  }

  void activate(String id, int revision, PersonId approver, Instant at) {
    jdbc.sql(
            """
            update policy_revision set published_by = ?, published_at = ?
            where policy_id = ? and revision = ?
            """)
        .param(approver.value())
        .param(at.atOffset(ZoneOffset.UTC))
        .param(id)
        .param(revision)
        .update();
    jdbc.sql("update policy set active_revision = ? where id = ?")
        .param(revision)
        .param(id)
        .update();
  }

  void retire(String id) {
    jdbc.sql("update policy set active_revision = null where id = ?").param(id).update();
  }

  void putInForce(String hash, List<PolicyRevision> active, PersonId by, Instant at) {
    List<InForce> policies =
        active.stream()
            .map(r -> new InForce(r.policy(), r.name(), r.revision(), r.rules()))
            .toList();
    jdbc.sql(
            """
            insert into policy_set (hash, policies, put_in_force_at, put_in_force_by)
            values (?, cast(? as jsonb), ?, ?)
            """)
        .param(hash)
        .param(json.writerFor(SET).writeValueAsString(policies))
        .param(at.atOffset(ZoneOffset.UTC))
        .param(by.value())
        .update();
  }

  /// The hash of the set that should be in force; empty before the first publication.
  Optional<String> hashInForce() {
    return jdbc.sql("select hash from policy_set order by sequence desc limit 1")
        .query((row, _) -> row.getString(1))
        .optional();
  }

  Optional<StoredSet> setInForce() {
    return jdbc.sql("select hash, policies from policy_set order by sequence desc limit 1")
        .query((row, _) -> new StoredSet(row.getString(1), json.readValue(row.getString(2), SET)))
        .optional();
  }

  private PolicyRevision revision(ResultSet row) throws SQLException {
    UUID publishedBy = row.getObject("published_by", UUID.class);
    return new PolicyRevision(
        row.getString("policy_id"),
        row.getInt("revision"),
        row.getString("name"),
        json.readValue(row.getString("rules"), RULES),
        new PersonId(row.getObject("author_id", UUID.class)),
        row.getObject("saved_at", OffsetDateTime.class).toInstant(),
        publishedBy == null ? null : new PersonId(publishedBy),
        instant(row.getObject("published_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
