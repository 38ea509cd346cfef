package org.chancery.messaging.attachment;

import java.util.UUID;
import org.chancery.messaging.journal.AttachmentRef;

/// A file as those see it who may have it.
///
/// @param mediaType what it is, by its content
public record FileItem(UUID id, String name, long bytes, String mediaType) {

  /// The file of a record.
  public static FileItem of(AttachmentRef file) {
    return new FileItem(file.id(), file.name(), file.bytes(), file.mediaType());
  }

  /// Without the name.
  @Override
  public String toString() {
    return "FileItem[" + id + "]";
  }
}
