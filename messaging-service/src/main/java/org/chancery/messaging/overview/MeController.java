package org.chancery.messaging.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.directory.Role;
import org.chancery.messaging.message.MessageLimits;
import org.chancery.messaging.message.Posting;
import org.chancery.messaging.screening.ActivePolicies;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells somebody who the service takes them for and what it will let them do.
@RestController
class MeController {

  private static final int FRAME_BYTES = 65_536;

  private final MessageLimits limits;
  private final ActivePolicies policies;

  MeController(MessageLimits limits, ActivePolicies policies) {
    this.limits = limits;
    this.policies = policies;
  }

  /// @param hints whether a policy in force may be asked while somebody types; a client that reads
  ///   false sends nothing of a text before its author does
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Me(Self person, List<String> roles, String locale, Limits limits, boolean hints) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Self(PersonId id, String username, String name, @Nullable String unit) {}

  /// As in the socket's `welcome`.
  record Limits(int frameBytes, int textUnits, int postsPerSecond, int inFlight) {}

  @GetMapping("/api/me")
  Me me(Actor actor, Locale locale) {
    return new Me(
        new Self(actor.id(), actor.username(), actor.name(), actor.unit()),
        actor.roles().stream().map(Role::realmRole).sorted().toList(),
        locale.toLanguageTag(),
        new Limits(FRAME_BYTES, Posting.MAX_TEXT, limits.postsPerSecond(), limits.inFlight()),
        policies.givesHints());
  }
}
