package org.chancery.messaging.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class EntryRatesIT {

  private static final Office OFFICE = new Office();
  private static final LiveService SERVICE =
      LiveService.start(
          OFFICE,
          Map.of("chancery.limits.entries.each", "1h", "chancery.limits.entries.burst", "3"));

  private final Conversations conversations = SERVICE.bean(Conversations.class);
  private final RoomTexts texts = SERVICE.bean(RoomTexts.class);
  private final List<Colleague> people = OFFICE.hire(3);
  private final Actor rana = people.getFirst().actor();
  private final Actor jonas = people.get(1).actor();

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  @DisplayName("P7: whoever opens, joins and names without end is told when to come again")
  void oneBucketForAllThatChangesWhoComesTogether() {
    ConversationId room = open(rana, "One");
    open(rana, "Two");
    conversations.openDirect(rana, jonas.id());

    // What is there already costs nothing.
    conversations.openDirect(rana, jonas.id());
    conversations.join(rana, room);
    for (ThrowingCallable act :
        List.<ThrowingCallable>of(
            () -> open(rana, "Three"),
            () -> conversations.openDirect(rana, new PersonId(people.getLast().id())),
            () -> conversations.add(rana, room, new PersonId(people.getLast().id())),
            () ->
                texts.name(rana, conversations.renamableBy(rana, room), "Other", Locale.ENGLISH))) {
      assertThatThrownBy(act)
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> {
                assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
                assertThat(refusal.members()).containsKey("retryAfterMillis");
              });
    }
    assertThat(conversations.join(jonas, room)).isInstanceOf(Entry.Entered.class);
  }

  private ConversationId open(Actor actor, String name) {
    Entry entry =
        conversations.openRoom(
            actor,
            texts.nameOfNew(actor, List.of(), name, Locale.ENGLISH),
            Visibility.PUBLIC,
            List.of());
    return entry.orRefuse(Locale.ENGLISH).id();
  }
}
