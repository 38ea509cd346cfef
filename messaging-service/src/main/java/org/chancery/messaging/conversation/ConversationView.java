package org.chancery.messaging.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chancery.messaging.directory.PersonId;
import org.jspecify.annotations.Nullable;

/// A conversation as one person sees it.
///
/// @param kind `room` or `direct`
/// @param name absent for direct talks
/// @param topic what the room is about; absent while nobody has said, and for direct talks
/// @param visibility `public` or `private`
/// @param members the two people of a direct talk; absent for rooms
/// @param memberCount how many people are in
/// @param unread messages of others beyond the read position, counted up to 1,000
/// @param lastMessage absent while nothing was said, and for people who are not in
/// @param readPosition journal position the person has read up to
/// @param role `owner` or `member`; absent for people who are not in
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversationView(
    ConversationId id,
    String kind,
    @Nullable String name,
    @Nullable String topic,
    String visibility,
    @Nullable List<Member> members,
    int memberCount,
    int unread,
    @Nullable LastMessage lastMessage,
    long readPosition,
    long membershipVersion,
    @Nullable String role) {

  /// Somebody in a conversation.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Member(PersonId id, String username, String name, @Nullable String unit) {}

  /// Who wrote a message, by the names they had then.
  public record Sender(PersonId id, String username, String name) {}

  /// The newest message.
  ///
  /// @param recalled whether its sender took it back, and there is no text; absent otherwise
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LastMessage(
      UUID id, Sender sender, String text, @Nullable Boolean recalled, Instant at, long position) {
    /// Hides the text.
    @Override
    public String toString() {
      return "LastMessage[" + id + "]";
    }
  }

  /// This view with the people of a direct talk.
  ConversationView with(List<Member> people) {
    return new ConversationView(
        id,
        kind,
        name,
        topic,
        visibility,
        people,
        memberCount,
        unread,
        lastMessage,
        readPosition,
        membershipVersion,
        role);
  }

  /// Names the conversation only; its name and last message are content.
  @Override
  public String toString() {
    return "ConversationView[" + id + "]";
  }
}
