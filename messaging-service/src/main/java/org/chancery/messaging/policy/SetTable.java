package org.chancery.messaging.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.chancery.messaging.directory.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Every set that was ever in force; rows are only ever added.
@Component
class SetTable {

  private static final String COLUMNS =
      """
      select hash, source, cause, reissue_of, form, put_in_force_by, put_in_force_at
      from policy_set
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  SetTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Keeps two people, or two nodes, from changing which policies are in force at once, until the
  /// transaction ends.
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('policies in force', 0))")
        .query((_, _) -> true)
        .single();
  }

  void add(StoredSet set) {
    jdbc.sql(
            """
            insert into policy_set
              (hash, source, cause, reissue_of, form, put_in_force_by, put_in_force_at)
            values (?, cast(? as jsonb), ?, ?, ?, ?, ?)
            """)
        .param(set.hash())
        .param(json.writeValueAsString(set.source()))
        .param(set.cause())
        .param(set.reissueOf())
        .param(set.form())
        .param(set.by().value())
        .param(set.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  /// The hash of the set that should be in force; empty before the first publication.
  Optional<String> hashInForce() {
    return jdbc.sql("select hash from policy_set order by sequence desc limit 1")
        .query((row, _) -> row.getString(1))
        .optional();
  }

  Optional<StoredSet> inForce() {
    return jdbc.sql(COLUMNS + "order by sequence desc limit 1").query(this::read).optional();
  }

  /// The set of a hash, as it was last in force.
  Optional<StoredSet> find(String hash) {
    return jdbc.sql(COLUMNS + "where hash = ? order by sequence desc limit 1")
        .param(hash)
        .query(this::read)
        .optional();
  }

  private StoredSet read(ResultSet row, int number) throws SQLException {
    return new StoredSet(
        row.getString("hash"),
        json.readValue(row.getString("source"), SetSource.class),
        row.getString("cause"),
        row.getString("reissue_of"),
        row.getString("form"),
        new PersonId(row.getObject("put_in_force_by", UUID.class)),
        at(row));
  }

  private static Instant at(ResultSet row) throws SQLException {
    return row.getObject("put_in_force_at", OffsetDateTime.class).toInstant();
  }
}
