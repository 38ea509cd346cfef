package org.chancery.messaging.attachment;

import java.time.Instant;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.PersonId;

/// A file somebody stored for a conversation.
///
/// @param sha256 `sha256:` and 64 hexadecimal digits of its content
/// @param mediaType what it is, by its content
/// @param declaredType what its name claims
/// @param malware whether a scanner found malware in it; false as well where none is set up
/// @param at when it was stored
public record StoredFile(
    UUID id,
    ConversationId conversation,
    PersonId uploader,
    String sha256,
    String name,
    long bytes,
    String mediaType,
    String declaredType,
    boolean malware,
    Instant at) {

  /// Without the name.
  @Override
  public String toString() {
    return "StoredFile[" + id + ", " + mediaType + ", " + bytes + " bytes]";
  }
}
