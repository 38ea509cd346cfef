package org.chancery.messaging.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
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

/// The stored term lists: versions are only ever added, and marked when published.
@Component
class TermListTable {

  private static final TypeReference<List<TermListVersion.Term>> TERMS = new TypeReference<>() {};
  private static final String VERSION =
      """
      select v.list_id, v.version, v.name, v.owner, v.expires, v.terms, v.comment, v.author_id,
        v.saved_at, v.published_by, v.published_at
      from term_list_version v
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  TermListTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Takes the list's row until the transaction ends, so that the next number is ours alone.
  ///
  /// @return the newest version's number, 0 when there is none yet
  int lockNewest(String id) {
    jdbc.sql("insert into term_list (id) values (?) on conflict do nothing").param(id).update();
    jdbc.sql("select id from term_list where id = ? for update")
        .param(id)
        .query((_, _) -> true)
        .single();
    return jdbc.sql("select coalesce(max(version), 0) from term_list_version where list_id = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }

  void add(TermListVersion version) {
    jdbc.sql(
            """
            insert into term_list_version
              (list_id, version, name, owner, expires, terms, comment, author_id, saved_at)
            values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?)
            """)
        .param(version.list())
        .param(version.version())
        .param(version.name())
        .param(version.owner())
        .param(version.expires())
        .param(json.writerFor(TERMS).writeValueAsString(version.terms()))
        .param(version.comment())
        .param(version.author().value())
        .param(version.savedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  void publish(String id, int version, PersonId by, Instant at) {
    jdbc.sql(
            """
            update term_list_version set published_by = ?, published_at = ?
            where list_id = ? and version = ?
            """)
        .param(by.value())
        .param(at.atOffset(ZoneOffset.UTC))
        .param(id)
        .param(version)
        .update();
    jdbc.sql("update term_list set active_version = ? where id = ?")
        .param(version)
        .param(id)
        .update();
  }

  Optional<TermListVersion> find(String id, int version) {
    return jdbc.sql(VERSION + "where v.list_id = ? and v.version = ?")
        .param(id)
        .param(version)
        .query(this::read)
        .optional();
  }

  /// All versions of a list, the newest first.
  List<TermListVersion> of(String id) {
    return jdbc.sql(VERSION + "where v.list_id = ? order by v.version desc")
        .param(id)
        .query(this::read)
        .list();
  }

  /// The newest version of each list, by list id.
  List<TermListVersion> newest() {
    return jdbc.sql(
            VERSION
                + """
                where v.version = (
                  select max(n.version) from term_list_version n where n.list_id = v.list_id)
                order by v.list_id
                """)
        .query(this::read)
        .list();
  }

  /// The versions in force, by list id.
  List<TermListVersion> active() {
    return jdbc.sql(
            VERSION
                + "join term_list l on l.id = v.list_id and l.active_version = v.version"
                + " order by v.list_id")
        .query(this::read)
        .list();
  }

  private TermListVersion read(ResultSet row, int number) throws SQLException {
    UUID publishedBy = row.getObject("published_by", UUID.class);
    return new TermListVersion(
        row.getString("list_id"),
        row.getInt("version"),
        row.getString("name"),
        row.getString("owner"),
        row.getObject("expires", LocalDate.class),
        json.readValue(row.getString("terms"), TERMS),
        row.getString("comment"),
        new PersonId(row.getObject("author_id", UUID.class)),
        row.getObject("saved_at", OffsetDateTime.class).toInstant(),
        publishedBy == null ? null : new PersonId(publishedBy),
        instant(row.getObject("published_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
