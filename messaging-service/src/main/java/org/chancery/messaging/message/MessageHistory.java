package org.chancery.messaging.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.chancery.messaging.attachment.FileItem;
import org.chancery.messaging.attachment.MessageFiles;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.Forwarded;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What was said in conversations, in order of position. Does not ask who may read it: whoever
/// calls has the conversation from `Conversations.joinedBy`.
@Component
public class MessageHistory {

  // What others wrote and nobody released is not there; what one wrote oneself is, as it stands.
  private static final String COLUMNS =
      """
      select id, conversation_id, position, at, sender_id, sender_username, sender_name, client_id,
        case when recalled_at is null then coalesce(delivered, text) else '' end as text, state,
        recalled_at is null and delivered is not null as redacted, review_reason,
        case when state in ('held', 'rejected') then verdict::text end as verdict,
        revision, edited_at, recalled_at, forwarded::text as forwarded,
        forwarded is not null and exists (
          select from membership x where x.person_id = ?
            and x.conversation_id = (forwarded ->> 'conversation')::uuid) as knows_origin,
        (select json_build_object('link', p.link, 'url', p.url, 'title', p.title,
             'description', p.description, 'site', p.site)::text
           from link_preview p where p.message_id = m.id and p.state = 'shown'
            and m.recalled_at is null
            and strpos(coalesce(m.delivered, m.text), p.link) > 0) as preview,
      """
          + MessageFiles.COLUMN
          + """

          from message m
          where conversation_id = ? and state in ('posted', 'held', 'released', 'rejected')
            and (state in ('posted', 'released') or sender_id = ?)
          """;

  private final JdbcClient jdbc;

  MessageHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Who wrote a message, by the names they had then.
  public record Sender(PersonId id, String username, String name) {}

  /// What a page says of itself that a message links to.
  ///
  /// @param link the address as it stands in the message
  /// @param url where it leads, after all forwarding
  /// @param site what the page calls its site
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Preview(
      String link, String url, String title, @Nullable String description, @Nullable String site) {
    /// Hides everything.
    @Override
    public String toString() {
      return "Preview[" + title.length() + " chars]";
    }
  }

  /// Whose words a message passes on.
  ///
  /// @param name of who wrote them
  /// @param at when
  /// @param conversation where, for those who are in it
  /// @param message their message's id, for the same people
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Origin(
      String name, Instant at, @Nullable ConversationId conversation, @Nullable UUID message) {}

  /// A message as one person sees it.
  ///
  /// @param text what its audience sees; the sender sees the same; empty once it was recalled
  /// @param state `posted`; `released` for one that waited for a reviewer first; and for its sender
  ///   alone, `held` while it waits and `rejected`
  /// @param redacted whether policies removed parts of the text
  /// @param reviewReason what the reviewer said; for its sender alone
  /// @param preview what the page it links to says of itself, where that is shown
  /// @param tip what the policy says of a message that waits or was rejected, to its sender
  /// @param revision how often it was edited; absent for never
  /// @param editedAt when it was last edited
  /// @param recalledAt when its sender took it out of sight
  /// @param forwarded whose words it passes on
  /// @param attachments the files that go with it
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Message(
      UUID id,
      ConversationId conversation,
      long position,
      Instant at,
      Sender sender,
      String text,
      String clientId,
      MessageState state,
      boolean redacted,
      @Nullable String reviewReason,
      @Nullable String tip,
      @Nullable Preview preview,
      @Nullable Integer revision,
      @Nullable Instant editedAt,
      @Nullable Instant recalledAt,
      @Nullable Origin forwarded,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FileItem> attachments) {
    /// Hides the text.
    @Override
    public String toString() {
      return "Message[" + id + "]";
    }
  }

  /// The last messages before a position, the newest last.
  ///
  /// @param locale the language of tips
  public List<Message> before(
      PersonId viewer, ConversationId conversation, long position, int limit, Locale locale) {
    return jdbc.sql(COLUMNS + " and position < ? order by position desc limit ?")
        .param(viewer.value())
        .param(conversation.value())
        .param(viewer.value())
        .param(position)
        .param(limit)
        .query((row, _) -> message(row, viewer, locale))
        .list()
        .reversed();
  }

  /// The first messages after a position, the newest last; as [#before].
  public List<Message> after(
      PersonId viewer, ConversationId conversation, long position, int limit, Locale locale) {
    return jdbc.sql(COLUMNS + " and position > ? order by position limit ?")
        .param(viewer.value())
        .param(conversation.value())
        .param(viewer.value())
        .param(position)
        .param(limit)
        .query((row, _) -> message(row, viewer, locale))
        .list();
  }

  private static Message message(ResultSet row, PersonId viewer, Locale locale)
      throws SQLException {
    PersonId sender = new PersonId(row.getObject("sender_id", UUID.class));
    Instant recalled = time(row, "recalled_at");
    return new Message(
        row.getObject("id", UUID.class),
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        row.getLong("position"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        new Sender(sender, row.getString("sender_username"), row.getString("sender_name")),
        row.getString("text"),
        row.getString("client_id"),
        MessageState.ofColumn(row.getString("state")),
        row.getBoolean("redacted"),
        sender.equals(viewer) ? row.getString("review_reason") : null,
        tip(row.getString("verdict"), locale),
        preview(row.getString("preview")),
        recalled != null || row.getInt("revision") == 0 ? null : row.getInt("revision"),
        recalled == null ? time(row, "edited_at") : null,
        recalled,
        recalled == null ? origin(row) : null,
        recalled == null
            ? MessageFiles.read(row.getString("files")).stream().map(FileItem::of).toList()
            : List.of());
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable Origin origin(ResultSet row) throws SQLException {
    Forwarded forwarded = StoredForward.read(row.getString("forwarded"));
    if (forwarded == null) {
      return null;
    }
    boolean knows = row.getBoolean("knows_origin");
    return new Origin(
        forwarded.sender().name(),
        forwarded.at(),
        knows ? new ConversationId(forwarded.conversation()) : null,
        knows ? forwarded.message() : null);
  }

  private static @Nullable Preview preview(@Nullable String json) {
    return json == null ? null : JsonMapper.shared().readValue(json, Preview.class);
  }

  /// Only senders see messages that have one.
  private static @Nullable String tip(@Nullable String verdict, Locale locale) {
    return verdict == null ? null : StoredVerdict.read(verdict).tip(locale).orElse(null);
  }
}
