package org.chancery.messaging.attachment;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.refusal.Refusal;
import org.springframework.stereotype.Component;

/// Files that were stored: for sending, and for those who may have them. An id that is not there
/// and one of somebody else's are the same answer.
@Component
public class Attachments {

  /// How many files one message may have.
  public static final int MOST = 10;

  private final AttachmentTable table;
  private final FileStore store;
  private final AttachmentSettings settings;
  private final InstantSource clock;

  Attachments(
      AttachmentTable table, FileStore store, AttachmentSettings settings, InstantSource clock) {
    this.table = table;
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /// The files somebody wants to send, in their order; empty unless all of them are theirs, for
  /// this conversation, and not about to expire.
  public Optional<List<StoredFile>> toSend(
      PersonId sender, ConversationId conversation, List<UUID> ids) {
    // A file the sweep may take away in a moment must not become part of a message.
    var since = clock.instant().minus(settings.keepUnsent().multipliedBy(23).dividedBy(24));
    Map<UUID, StoredFile> found =
        table.ofUploader(sender, conversation, ids, since).stream()
            .collect(Collectors.toMap(StoredFile::id, Function.identity()));
    return found.keySet().containsAll(ids)
        ? Optional.of(ids.stream().map(found::get).toList())
        : Optional.empty();
  }

  /// A file that somebody uploaded, or that is in a message they may read.
  public StoredFile readableBy(Actor reader, UUID id) {
    return table.readableBy(reader.id(), id).orElseThrow(Attachments::notThere);
  }

  /// A file of a message. Does not ask who may have it: the caller does.
  public StoredFile ofMessage(UUID message, UUID id) {
    return table.ofMessage(message, id).orElseThrow(Attachments::notThere);
  }

  /// The files of a message, in its sender's order. Does not ask who may have them: the caller
  /// does.
  public List<StoredFile> ofMessage(UUID message) {
    return table.ofMessage(message);
  }

  /// A file. Does not ask who may have it: the caller does.
  public StoredFile any(UUID id) {
    return table.find(id).orElseThrow(Attachments::notThere);
  }

  /// What is written in a file. Does not ask who may read it: the caller does.
  public FileText text(UUID id) {
    return table.text(id).orElseThrow(Attachments::notThere);
  }

  /// Where a file's content lies.
  public Path content(StoredFile file) {
    return store.place(file.sha256());
  }

  private static Refusal notThere() {
    return Refusal.notFound("file");
  }
}
