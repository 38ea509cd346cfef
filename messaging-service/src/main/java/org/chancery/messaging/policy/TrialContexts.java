package org.chancery.messaging.policy;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.chancery.messaging.conversation.Audience;
import org.chancery.messaging.conversation.Audiences;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.Person;
import org.chancery.messaging.directory.Role;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.messaging.screening.Company;
import org.chancery.policy.Context;
import org.chancery.policy.ConversationKind;
import org.chancery.policy.Party;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The circumstances of a text that is only tried: as if somebody had sent it somewhere.
@Component
public class TrialContexts {

  private final People people;
  private final Audiences audiences;
  private final InstantSource clock;

  TrialContexts(People people, Audiences audiences, InstantSource clock) {
    this.people = people;
    this.audiences = audiences;
    this.clock = clock;
  }

  /// The circumstances now.
  ///
  /// @param username who is to have sent it; null for nobody in particular
  /// @param conversation id of where; null for nowhere in particular
  public Context of(@Nullable String username, @Nullable String conversation) {
    Person sender = username == null ? null : named(username);
    Audience members = conversation == null ? null : members(conversation);
    Set<UUID> others = new HashSet<>(members == null ? Set.of() : members.members().members());
    Set<UUID> everybody = new HashSet<>(others);
    if (sender != null) {
      others.remove(sender.id().value());
      everybody.add(sender.id().value());
    }
    Company company = Company.of(people, everybody);
    return Context.of(
        sender == null ? Party.unknown() : company.party(sender.ref(), Set.of(Role.EMPLOYEE)),
        company.among(others),
        members == null ? ConversationKind.NONE : Company.kind(members.conversation().kind()),
        clock.instant());
  }

  private Person named(String username) {
    return people
        .named(username)
        .orElseThrow(() -> Refusal.ofField("as", "name somebody who works here by username."));
  }

  private Audience members(String conversation) {
    ConversationId id;
    try {
      id = ConversationId.valueOf(conversation);
    } catch (IllegalArgumentException _) {
      throw Refusal.ofField("conversation", "give the id of a conversation.");
    }
    return audiences.of(id).orElseThrow(() -> Refusal.notFound("conversation"));
  }
}
