package org.chancery.messaging.presence.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.presence.Presence;
import org.chancery.messaging.presence.Status;
import org.chancery.messaging.presence.StatusTexts;
import org.chancery.messaging.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How people are right now, for a page that has just come; changes then come by the socket.
@RestController
class PresenceController {

  private static final int MOST_PEOPLE = 200;

  private final Presence presence;
  private final StatusTexts texts;

  PresenceController(Presence presence, StatusTexts texts) {
    this.presence = presence;
    this.texts = texts;
  }

  /// One person's presence as others see it.
  ///
  /// @param text what they say of themselves; absent when they say nothing
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PresenceItem(PersonId person, String status, @Nullable String text) {
    /// Hides the text.
    @Override
    public String toString() {
      return "PresenceItem[" + person + "]";
    }
  }

  /// The people asked for, in no order.
  record PresenceList(List<PresenceItem> items) {}

  @GetMapping("/api/presence")
  PresenceList of(@RequestParam List<PersonId> ids) {
    if (ids.isEmpty() || ids.size() > MOST_PEOPLE) {
      throw Refusal.ofField("ids", "name 1 to %d people.".formatted(MOST_PEOPLE));
    }
    Map<PersonId, Status> statuses = presence.of(ids);
    Map<PersonId, String> said = texts.of(ids);
    return new PresenceList(
        ids.stream()
            .distinct()
            .map(id ->
                new PresenceItem(
                    id, statuses.getOrDefault(id, Status.OFFLINE).wire(), said.get(id)))
            .toList());
  }

  /// What somebody says of themselves.
  ///
  /// @param text empty or absent for nothing
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record StatusTextBody(@Nullable String text) {
    /// Hides the text.
    @Override
    public String toString() {
      return "StatusTextBody";
    }
  }

  @PutMapping("/api/presence/text")
  StatusTextBody say(@RequestBody StatusTextBody body, Actor actor, Locale locale) {
    return new StatusTextBody(
        texts.say(actor, Objects.requireNonNullElse(body.text(), ""), locale));
  }
}
