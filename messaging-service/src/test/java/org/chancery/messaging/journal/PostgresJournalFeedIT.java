package org.chancery.messaging.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

final class PostgresJournalFeedIT implements JournalFeedContract {

  private static final Office OFFICE = new Office();
  private static final LiveService SERVICE = LiveService.start(OFFICE, Map.of());
  private static final TransactionTemplate TRANSACTION =
      new TransactionTemplate(SERVICE.bean(PlatformTransactionManager.class));

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Override
  public JournalFeed feed() {
    return SERVICE.bean(JournalFeed.class);
  }

  @Override
  public FeedRecord append(RecordDraft draft) {
    FeedRecord appended = TRANSACTION.execute(_ -> SERVICE.bean(Journal.class).append(draft));
    assertThat(appended).isNotNull();
    return appended;
  }

  @Test
  @DisplayName("P3: a rolled-back act leaves no record and no gap")
  void aRolledBackActLeavesNothing() {
    RecordDraft draft = new RecordSamples(3).ofEveryType().getFirst();
    Positions before = feed().heads();

    TRANSACTION.executeWithoutResult(status -> {
      SERVICE.bean(Journal.class).append(draft);
      status.setRollbackOnly();
    });

    assertThat(feed().heads()).isEqualTo(before);
    assertThat(append(draft).position()).isEqualTo(before.at(draft.partition()) + 1);
  }
}
