package org.chancery.messaging.attachment;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.messaging.journal.AttachmentRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Reads, along with messages, which files are in them.
public final class MessageFiles {

  /// A column for statements that select from `message m`; give it to [#read].
  public static final String COLUMN =
      """
      (select json_agg(json_build_object('id', a.id, 'sha256', a.sha256, 'name', a.name,
          'bytes', a.bytes, 'mediaType', a.media_type) order by x.ordinal)
        from message_attachment x join attachment a on a.id = x.attachment_id
        where x.message_id = m.id)::text as files\
      """;

  /// Says which files are in messages: takes the messages' ids, their ordinals and the files'.
  public static final String INSERT =
      """
      insert into message_attachment (message_id, ordinal, attachment_id)
      select * from unnest(?::uuid[], ?::smallint[], ?::uuid[])\
      """;

  private MessageFiles() {}

  /// The files in [#COLUMN], in order; none for null.
  public static List<AttachmentRef> read(@Nullable String column) {
    return column == null
        ? List.of()
        : List.of(JsonMapper.shared().readValue(column, AttachmentRef[].class));
  }

  /// Ids as an array of SQL, to be cast to `uuid[]`.
  public static String array(List<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }

  /// The ids of files.
  public static List<UUID> ids(List<AttachmentRef> files) {
    return files.stream().map(AttachmentRef::id).toList();
  }
}
