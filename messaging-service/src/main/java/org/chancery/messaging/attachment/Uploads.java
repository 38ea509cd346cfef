package org.chancery.messaging.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chancery.messaging.conversation.Conversation;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.conversation.Conversations;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.AttachmentAct;
import org.chancery.messaging.journal.AttachmentRef;
import org.chancery.messaging.journal.Journal;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.journal.TimeOrderedId;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes files in: receives, scans and looks into them, and puts them on record. Nobody but the
/// sender has them yet; that takes a message, which is judged.
@Component
public class Uploads {

  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  private final AttachmentSettings settings;
  private final Conversations conversations;
  private final FileStore store;
  private final MalwareScanner scanner;
  private final FileReading reading;
  private final AttachmentTable table;
  private final Journal journal;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final Map<PersonId, Integer> running = new ConcurrentHashMap<>();

  Uploads(
      AttachmentSettings settings,
      Conversations conversations,
      FileStore store,
      MalwareScanner scanner,
      FileReading reading,
      AttachmentTable table,
      Journal journal,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.settings = settings;
    this.conversations = conversations;
    this.store = store;
    this.scanner = scanner;
    this.reading = reading;
    this.table = table;
    this.journal = journal;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// How large a file may be.
  public long maxBytes() {
    return settings.maxBytes();
  }

  /// Stores a file for a conversation the actor is in.
  ///
  /// @param announced how many bytes the sender says there are; negative if they do not say
  /// @throws Refusal for conversations that are not theirs, names that are none, files that are
  ///   empty or too large, and when too many come at once or files cannot be looked into
  public StoredFile store(
      Actor actor,
      ConversationId conversation,
      @Nullable String wantedName,
      long announced,
      InputStream content)
      throws IOException {
    Conversation where = conversations.joinedBy(actor, conversation);
    String name = FileName.of(wantedName);
    if (announced > settings.maxBytes()) {
      throw tooLarge();
    }
    begin(actor.id());
    try {
      return receive(actor, where, name, content);
    } finally {
      running.computeIfPresent(actor.id(), (_, count) -> count == 1 ? null : count - 1);
    }
  }

  private void begin(PersonId person) {
    int now = running.merge(person, 1, Integer::sum);
    if (now > settings.uploadsAtOnce()) {
      running.computeIfPresent(person, (_, count) -> count - 1);
      throw new Refusal(
          ErrorCode.TOO_MANY_REQUESTS,
          "Upload at most %d files at the same time.".formatted(settings.uploadsAtOnce()));
    }
  }

  private StoredFile receive(Actor actor, Conversation where, String name, InputStream content)
      throws IOException {
    FileStore.Received received;
    try {
      received = store.receive(content, settings.maxBytes());
    } catch (FileStore.TooMuch _) {
      throw tooLarge();
    }
    try {
      if (received.bytes() == 0) {
        throw Refusal.ofField("file", "it is empty; choose one with something in it.");
      }
      boolean malware = isInfected(received);
      ReaderProcess.Reading seen = reading.read(received.path(), name);
      StoredFile file =
          new StoredFile(
              TimeOrderedId.next(clock.instant()),
              where.id(),
              actor.id(),
              received.sha256(),
              name,
              received.bytes(),
              seen.type(),
              seen.declaredType(),
              malware,
              clock.instant());
      transactions.executeWithoutResult(_ -> keep(actor, where, received, file, seen.text()));
      return file;
    } finally {
      store.discard(received);
    }
  }

  private void keep(
      Actor actor,
      Conversation where,
      FileStore.Received received,
      StoredFile file,
      FileText text) {
    table.lockContent(file.sha256());
    try {
      store.keep(received);
    } catch (IOException e) {
      LOG.error("A file could not be kept.", e);
      throw new Refusal(ErrorCode.UNAVAILABLE, "Files cannot be kept now. Send it again.");
    }
    table.add(file, text);
    journal.append(
        RecordDraft.of(file.at(), actor.ref(), new AttachmentAct.Stored(where.ref(), named(file))));
  }

  private boolean isInfected(FileStore.Received received) {
    try {
      return scanner.findsMalware(received.path());
    } catch (IOException e) {
      LOG.warn("A file could not be scanned for malware: {}", e.toString());
      throw new Refusal(
          ErrorCode.UNAVAILABLE, "Files cannot be checked for malware now. Send it again.");
    }
  }

  private Refusal tooLarge() {
    return new Refusal(
            ErrorCode.TOO_LARGE, "A file may have at most %d bytes.".formatted(settings.maxBytes()))
        .with("maxBytes", settings.maxBytes());
  }

  private static AttachmentRef named(StoredFile file) {
    return FileScreening.stored(file);
  }
}
