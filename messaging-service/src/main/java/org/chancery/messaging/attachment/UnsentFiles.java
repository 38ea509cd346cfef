package org.chancery.messaging.attachment;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Forgets files that were uploaded and never sent. What was part of any attempt to send, whatever
/// became of that, is kept.
@Component
class UnsentFiles {

  private static final Logger LOG = LoggerFactory.getLogger(UnsentFiles.class);
  private static final int BATCH = 100;

  private final AttachmentTable table;
  private final FileStore store;
  private final AttachmentSettings settings;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  UnsentFiles(
      AttachmentTable table,
      FileStore store,
      AttachmentSettings settings,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.table = table;
    this.store = store;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Forgets some of them; the next run takes more.
  @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
  public void sweep() throws IOException {
    Instant before = clock.instant().minus(settings.keepUnsent());
    List<String> hashes = transactions.execute(_ -> table.forgetUnsent(before, BATCH));
    for (String sha256 : hashes.stream().distinct().toList()) {
      transactions.executeWithoutResult(_ -> delete(sha256));
    }
    store.forgetIncomingBefore(before);
  }

  /// Under the lock that whoever stores the same content takes.
  private void delete(String sha256) {
    table.lockContent(sha256);
    if (table.hasContent(sha256)) {
      return;
    }
    try {
      store.delete(sha256);
    } catch (IOException e) {
      LOG.warn("Content nobody refers to could not be deleted: {}", e.toString());
    }
  }
}
