package org.chancery.messaging.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chancery.messaging.directory.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Shows conversations to people: one query for a list, whatever its length.
@Component
public class ConversationViews {

  private static final int LONGEST_LIST = 1_000;

  // `m` is the membership of the person who looks, and may be absent for public rooms.
  private static final String SELECT =
      """
      select c.id, c.kind, c.name, c.topic, c.visibility, c.membership_version, m.role,
        coalesce(m.read_position, 0) as read_position,
        (select count(*) from membership x where x.conversation_id = c.id) as member_count,
        unread.messages as unread, last.id as last_id, last.sender_id, last.sender_username,
        last.sender_name, last.text, last.recalled, last.at, last.position
      from conversation c
      """;
  private static final String ACTIVITY =
      """
      left join lateral (
        select count(*) as messages from (
          select 1 from message
          where conversation_id = m.conversation_id and state in ('posted', 'released')
            and recalled_at is null and position > m.read_position and sender_id <> m.person_id
          limit 1000) counted) unread on true
      left join lateral (
        select id, sender_id, sender_username, sender_name, at, position,
          case when recalled_at is null then coalesce(delivered, text) else '' end as text,
          recalled_at is not null as recalled
        from message where conversation_id = m.conversation_id and state in ('posted', 'released')
        order by position desc limit 1) last on true
      """;

  private final JdbcClient jdbc;

  ConversationViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Somebody's conversations, the one with the newest message first.
  public List<ConversationView> of(PersonId person) {
    return withPeople(
        jdbc.sql(
                SELECT
                    + "join membership m on m.conversation_id = c.id and m.person_id = :person "
                    + ACTIVITY
                    + "order by coalesce(last.at, c.created_at) desc, c.id limit "
                    + LONGEST_LIST)
            .param("person", person.value())
            .query((row, _) -> view(row))
            .list());
  }

  /// One conversation as somebody sees it. Does not ask whether they may: see
  /// [Conversations#visibleTo].
  public Optional<ConversationView> of(PersonId person, ConversationId conversation) {
    return withPeople(
            jdbc.sql(
                    SELECT
                        + """
                        left join membership m
                          on m.conversation_id = c.id and m.person_id = :person
                        """
                        + ACTIVITY
                        + "where c.id = :conversation")
                .param("person", person.value())
                .param("conversation", conversation.value())
                .query((row, _) -> view(row))
                .list())
        .stream()
        .findFirst();
  }

  /// Public rooms whose name contains a text, by name.
  public List<ConversationView> publicRooms(PersonId person, String text, int limit) {
    return jdbc.sql(
            SELECT
                + "left join membership m on m.conversation_id = c.id and m.person_id = :person "
                + ACTIVITY
                + """
                where c.visibility = 'public' and position(:text in lower(c.name)) > 0
                order by lower(c.name), c.id limit :limit
                """)
        .param("person", person.value())
        .param("text", text.strip().toLowerCase(Locale.ROOT))
        .param("limit", limit)
        .query((row, _) -> view(row))
        .list();
  }

  /// Everybody in a conversation, by name.
  public List<ConversationView.Member> members(ConversationId conversation) {
    List<ConversationView.Member> people =
        members(List.of(conversation.value())).get(conversation.value());
    return people == null ? List.of() : people;
  }

  private List<ConversationView> withPeople(List<ConversationView> views) {
    List<UUID> direct =
        views.stream()
            .filter(view -> view.kind().equals("direct"))
            .map(view -> view.id().value())
            .toList();
    if (direct.isEmpty()) {
      return views;
    }
    Map<UUID, List<ConversationView.Member>> people = members(direct);
    return views.stream()
        .map(view -> {
          List<ConversationView.Member> two = people.get(view.id().value());
          return view.kind().equals("direct") && two != null ? view.with(two) : view;
        })
        .toList();
  }

  private Map<UUID, List<ConversationView.Member>> members(List<UUID> conversations) {
    Map<UUID, List<ConversationView.Member>> found = new HashMap<>();
    jdbc.sql(
            """
            select m.conversation_id, p.id, p.username, p.name, p.unit
            from membership m join person p on p.id = m.person_id
            where m.conversation_id = any(?) order by lower(p.name), p.id
            """)
        .param(conversations.toArray(UUID[]::new))
        .query(row -> {
          found
              .computeIfAbsent(row.getObject("conversation_id", UUID.class), _ -> new ArrayList<>())
              .add(
                  new ConversationView.Member(
                      new PersonId(row.getObject("id", UUID.class)),
                      row.getString("username"),
                      row.getString("name"),
                      row.getString("unit")));
        });
    return found;
  }

  private static ConversationView view(ResultSet row) throws SQLException {
    return new ConversationView(
        new ConversationId(row.getObject("id", UUID.class)),
        row.getString("kind"),
        row.getString("name"),
        row.getString("topic"),
        row.getString("visibility"),
        null,
        row.getInt("member_count"),
        row.getInt("unread"),
        lastMessage(row),
        row.getLong("read_position"),
        row.getLong("membership_version"),
        row.getString("role"));
  }

  private static ConversationView.@Nullable LastMessage lastMessage(ResultSet row)
      throws SQLException {
    UUID id = row.getObject("last_id", UUID.class);
    return id == null
        ? null
        : new ConversationView.LastMessage(
            id,
            new ConversationView.Sender(
                new PersonId(row.getObject("sender_id", UUID.class)),
                row.getString("sender_username"),
                row.getString("sender_name")),
            row.getString("text"),
            row.getBoolean("recalled") ? true : null,
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getLong("position"));
  }
}
