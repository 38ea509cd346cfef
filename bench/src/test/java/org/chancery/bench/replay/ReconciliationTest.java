package org.chancery.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.bench.replay.Evidence.Entry;
import org.chancery.bench.service.Archive.Found;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Five lines in two rooms: line 2 (the third) is blocked, line 3 raises an alert; Carol only
/// writes in the second room.
class ReconciliationTest {

  private static final ChatFile FILE =
      new ChatFile(
          List.of(
              new ChatLine(0, "one", "ann", "a"),
              new ChatLine(1, "one", "bob", "b"),
              new ChatLine(2, "one", "ann", "bad"),
              new ChatLine(3, "two", "carol", "odd"),
              new ChatLine(4, "two", "bob", "c")));
  private static final int ANN = 0;
  private static final int BOB = 1;
  private static final int CAROL = 2;

  private final Ledger ledger = new Ledger(FILE);
  private final Map<Integer, List<Entry>> journal = new HashMap<>();
  private final List<String> journalFaults = new ArrayList<>();
  private final Map<String, Found> archive = new HashMap<>();
  private final Map<String, List<Integer>> history = new HashMap<>();

  ReconciliationTest() {
    for (var line = 0; line < 5; line++) {
      var outcome = line == 2 ? "blocked" : line == 3 ? "alerted" : "allowed";
      journal.put(line, List.of(new Entry("id" + line, 10 + line, outcome)));
      archive.put("id" + line, new Found(true, true, outcome));
    }
    history.put("one", List.of(0, 1));
    history.put("two", List.of(3, 4));
  }

  private void everythingGoesWell() {
    for (var line = 0; line < 5; line++) {
      ledger.sent(line);
    }
    ledger.accepted(0, "id0");
    ledger.received(BOB, 0);
    ledger.accepted(1, "id1");
    ledger.received(ANN, 1);
    ledger.blocked(2);
    ledger.accepted(3, "id3");
    ledger.received(BOB, 3);
    ledger.accepted(4, "id4");
    ledger.received(CAROL, 4);
  }

  @Test
  @DisplayName("P3: books that agree reconcile, and each count comes from its own book")
  void booksThatAgreeReconcile() {
    everythingGoesWell();

    var reconciliation = reconciled();

    assertThat(reconciliation.differences()).isEmpty();
    assertThat(reconciliation.rows())
        .extracting(row -> row.what() + " " + row.counted())
        .containsExactly(
            "sent 5",
            "accepted 4",
            "blocked 1",
            "alerted 1",
            "delivered 4",
            "journaled 5",
            "archived 5",
            "indexed 5");
    assertThat(reconciliation.report()).contains("Everything reconciles exactly.");
  }

  @Test
  void aSendersOwnEchoAfterAReconnectIsNoDelivery() {
    ledger.received(ANN, 0);
    everythingGoesWell();

    assertThat(reconciled().isExact()).isTrue();
  }

  @Test
  @DisplayName("P3: a message that a member never got is a difference")
  void aMessageNeverDelivered() {
    everythingGoesWell();
    ledger.accepted(0, "id0");
    var other = new Ledger(FILE);
    other.accepted(0, "id0");

    assertThat(other.deliveryFaults()).containsExactly("bob never got line 1");
    assertThat(other.expectedDeliveries()).isEqualTo(1);
  }

  @Test
  @DisplayName("P3: a message delivered twice is a difference")
  void aMessageDeliveredTwice() {
    everythingGoesWell();
    ledger.received(BOB, 0);

    assertThat(reconciled().differences()).containsExactly("bob got line 1 twice");
    assertThat(ledger.troubles()).containsEntry("delivered twice", 1L);
  }

  @Test
  @DisplayName("P3: a message delivered behind a later one is a difference")
  void aMessageDeliveredOutOfOrder() {
    ledger.received(CAROL, 4);
    ledger.received(CAROL, 3);

    assertThat(ledger.deliveryFaults()).contains("carol got line 4 after line 5");
  }

  @Test
  @DisplayName("P1: a blocked message that somebody got is a difference")
  void aBlockedMessageDelivered() {
    everythingGoesWell();
    ledger.received(BOB, 2);

    assertThat(reconciled().differences()).contains("bob got line 3 although it was blocked");
  }

  @Test
  void aMessageGivenToAStrangerIsADifference() {
    everythingGoesWell();
    ledger.received(CAROL, 0);

    assertThat(reconciled().differences()).contains("carol got line 1 without being a member");
  }

  @Test
  @DisplayName("P2: an accepted message that is not in the journal is a difference")
  void anAcceptedMessageMissingInTheJournal() {
    everythingGoesWell();
    journal.remove(1);
    archive.remove("id1");

    assertThat(reconciled().differences())
        .contains("line 2 is in the journal 0 times", "journaled: 4 counted, 5 expected");
  }

  @Test
  @DisplayName("P3: a message that is in the journal twice is a difference")
  void aMessageTwiceInTheJournal() {
    everythingGoesWell();
    journal.put(1, List.of(new Entry("id1", 11, "allowed"), new Entry("id9", 19, "allowed")));

    assertThat(reconciled().differences()).contains("line 2 is in the journal 2 times");
  }

  @Test
  void answersThatContradictTheJournalAreDifferences() {
    everythingGoesWell();
    journal.put(0, List.of(new Entry("other", 10, "allowed")));
    journal.put(2, List.of(new Entry("id2", 12, "allowed")));

    assertThat(reconciled().differences())
        .contains(
            "line 1 was accepted under another id than the journal has",
            "line 3 is allowed in the journal, its sender heard otherwise");
  }

  @Test
  void aPostWithoutAnAnswerAndARefusalAreDifferences() {
    ledger.sent(0);
    ledger.sent(1);
    ledger.refused(1, "not-found");

    assertThat(reconciled().differences())
        .contains(
            "line 1 was never answered", "line 2 was refused: not-found", "line 3 was never sent");
  }

  @Test
  @DisplayName("P2: what the archive lacks, cannot search or judges otherwise is a difference")
  void whatTheArchiveLacksIsADifference() {
    everythingGoesWell();
    archive.put("id0", new Found(false, false, ""));
    archive.put("id1", new Found(true, false, "allowed"));
    archive.put("id3", new Found(true, true, "allowed"));

    assertThat(reconciled().differences())
        .contains(
            "line 1 is not in the archive",
            "line 2 cannot be searched",
            "line 4 is allowed in the archive but alerted in the journal",
            "alerted: 0 counted, 1 expected",
            "archived: 4 counted, 5 expected",
            "indexed: 3 counted, 5 expected");
  }

  @Test
  @DisplayName("P3: an order that is not the file's is a difference")
  void anotherOrderIsADifference() {
    everythingGoesWell();
    journal.put(1, List.of(new Entry("id1", 9, "allowed")));
    history.put("two", List.of(4, 3));

    assertThat(reconciled().differences())
        .contains(
            "line 2 stands in the journal before an earlier line of one",
            "the history of two is not the file's order");
  }

  @Test
  @DisplayName("P4: a fault of the journal's chain is a difference")
  void aBrokenChainIsADifference() {
    everythingGoesWell();
    journalFaults.add("partition 3 position 9 does not continue the hash chain");

    var reconciliation = reconciled();

    assertThat(reconciliation.isExact()).isFalse();
    assertThat(reconciliation.report()).contains("1 differences", "partition 3 position 9");
  }

  @Test
  void twoIdsForOneLineAreADifference() {
    everythingGoesWell();
    ledger.accepted(0, "id7");

    assertThat(reconciled().differences()).contains("line 1 was accepted twice, as two messages");
  }

  @Test
  void whatWasRefetchedAfterAResyncCountsAsDelivered() {
    everythingGoesWell();
    ledger.refetched(BOB, 0);
    ledger.refetched(ANN, 0);
    var other = new Ledger(FILE);
    other.accepted(0, "id0");
    other.refetched(BOB, 0);
    other.received(BOB, 0);

    assertThat(reconciled().isExact()).isTrue();
    assertThat(other.deliveryFaults()).isEmpty();
    assertThat(other.troubles()).containsEntry("refetched after resync", 1L);
  }

  private Reconciliation reconciled() {
    return Reconciliation.of(
        ledger, new Evidence(journal, journalFaults, archive, history, List.of()));
  }
}
