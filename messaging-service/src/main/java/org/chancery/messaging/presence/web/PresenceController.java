package org.chancery.messaging.presence.web;

import java.util.List;
import java.util.Map;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.presence.Presence;
import org.chancery.messaging.presence.Status;
import org.chancery.messaging.refusal.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How people are right now, for a page that has just come; changes then come by the socket.
@RestController
class PresenceController {

  private static final int MOST_PEOPLE = 200;

  private final Presence presence;

  PresenceController(Presence presence) {
    this.presence = presence;
  }

  /// One person's presence as others see it.
  record PresenceItem(PersonId person, String status) {}

  /// The people asked for, in no order.
  record PresenceList(List<PresenceItem> items) {}

  @GetMapping("/api/presence")
  PresenceList of(@RequestParam List<PersonId> ids) {
    if (ids.isEmpty() || ids.size() > MOST_PEOPLE) {
      throw Refusal.ofField("ids", "name 1 to %d people.".formatted(MOST_PEOPLE));
    }
    Map<PersonId, Status> statuses = presence.of(ids);
    return new PresenceList(
        ids.stream()
            .distinct()
            .map(id -> new PresenceItem(id, statuses.getOrDefault(id, Status.OFFLINE).wire()))
            .toList());
  }
}
