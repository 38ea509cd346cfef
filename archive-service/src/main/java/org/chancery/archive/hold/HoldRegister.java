package org.chancery.archive.hold;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.archive.hold.Hold.Named;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The table of holds. A hold is inserted and released, and never changed otherwise.
@Component
public class HoldRegister {

  private final JdbcClient jdbc;
  private final JsonMapper json = JsonMapper.builder().build();

  HoldRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// How the scope is stored: with names, for people to read.
  private record Stored(
      List<Named> custodians,
      List<Named> conversations,
      List<String> terms,
      @Nullable String from,
      @Nullable String until) {}

  /// Every hold in force as of now, oldest first.
  public List<Hold> inForce() {
    return jdbc.sql("select * from legal_hold where released_at is null order by placed_at, id")
        .query((row, _) -> hold(row))
        .list();
  }

  /// The hold, in force or released.
  public Optional<Hold> find(UUID id) {
    return jdbc.sql("select * from legal_hold where id = ?")
        .param(id)
        .query((row, _) -> hold(row))
        .optional();
  }

  /// Holds of these matters, those in force first, newest first.
  List<Hold> of(Set<UUID> matters) {
    return jdbc.sql(
            """
            select * from legal_hold where matter = any(?::uuid[])
            order by released_at nulls first, placed_at desc
            """)
        .param(matters.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, _) -> hold(row))
        .list();
  }

  void insert(Hold hold) {
    jdbc.sql(
            """
            insert into legal_hold (id, matter, name, scope, silent, notice, placed_at, placed_by)
            values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)
            """)
        .param(hold.id())
        .param(hold.matter())
        .param(hold.name())
        .param(
            json.writeValueAsString(
                new Stored(
                    hold.custodians(),
                    hold.conversations(),
                    hold.scope().terms().stream().map(HoldTerm::written).toList(),
                    text(hold.scope().from()),
                    text(hold.scope().until()))))
        .param(hold.isSilent())
        .param(hold.notice())
        .param(Timestamp.from(hold.placedAt()))
        .param(hold.placedBy())
        .update();
  }

  /// Ends a hold.
  ///
  /// @return whether it was in force until now
  boolean release(UUID id, Hold.Release release) {
    return jdbc.sql(
                """
                update legal_hold set released_at = ?, released_by = ?, release_reason = ?
                where id = ? and released_at is null
                """)
            .param(Timestamp.from(release.at()))
            .param(release.by())
            .param(release.reason())
            .param(id)
            .update()
        == 1;
  }

  /// The names of these people as the record last named them; unknown ones are absent.
  List<Named> people(Set<UUID> ids) {
    return named("select id, name from seen_person where id = any(?::uuid[])", ids);
  }

  /// The names of these conversations; unknown ones are absent.
  List<Named> conversations(Set<UUID> ids) {
    return named(
        "select id, coalesce(name, '') as name from seen_conversation where id = any(?::uuid[])",
        ids);
  }

  private List<Named> named(String sql, Set<UUID> ids) {
    return jdbc
        .sql(sql)
        .param(ids.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, _) -> new Named(row.getObject("id", UUID.class), row.getString("name")))
        .list()
        .stream()
        .sorted(Comparator.comparing(Named::name))
        .toList();
  }

  private Hold hold(ResultSet row) throws SQLException {
    var stored = json.readValue(row.getString("scope"), Stored.class);
    var released = row.getTimestamp("released_at");
    return new Hold(
        row.getObject("id", UUID.class),
        row.getObject("matter", UUID.class),
        row.getString("name"),
        new HoldScope(
            ids(stored.custodians()),
            ids(stored.conversations()),
            stored.terms().stream().map(HoldTerm::new).toList(),
            instant(stored.from()),
            instant(stored.until())),
        stored.custodians(),
        stored.conversations(),
        row.getBoolean("silent"),
        row.getString("notice"),
        row.getTimestamp("placed_at").toInstant(),
        row.getString("placed_by"),
        released == null
            ? null
            : new Hold.Release(
                released.toInstant(),
                row.getString("released_by"),
                row.getString("release_reason")));
  }

  private static Set<UUID> ids(List<Named> named) {
    return named.stream().map(Named::id).collect(Collectors.toUnmodifiableSet());
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static @Nullable Instant instant(@Nullable String time) {
    return time == null ? null : Instant.parse(time);
  }
}
