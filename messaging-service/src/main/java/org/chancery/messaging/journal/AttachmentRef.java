package org.chancery.messaging.journal;

import java.util.UUID;

/// A file as records name it.
///
/// @param id the attachment: one person's file for one conversation
/// @param sha256 hash of its content, `sha256:` and 64 hexadecimal digits
/// @param name what its sender calls it
/// @param bytes how long it is
/// @param mediaType what it is, by its content
public record AttachmentRef(UUID id, String sha256, String name, long bytes, String mediaType) {

  /// Hides the name: it is content.
  @Override
  public String toString() {
    return "AttachmentRef[" + id + ", " + mediaType + ", " + bytes + " bytes]";
  }
}
