package org.chancery.messaging.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.Role;
import org.chancery.messaging.journal.ConversationRef;
import org.chancery.messaging.journal.Judgement;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.screening.Company;
import org.chancery.messaging.screening.Screening;
import org.chancery.policy.Audience;
import org.chancery.policy.Context;
import org.chancery.policy.Submission;
import org.springframework.stereotype.Component;

/// Judges who may come together with whom. Whoever comes in is judged against everybody they will
/// meet there; and whoever brings others into a room they are in, against those they bring.
///
/// There is no text to think over, to hold for a reviewer or to remove parts of, so whatever is
/// stricter than an alert keeps people out.
@Component
class Admissions {

  private final Screening screening;
  private final People people;

  Admissions(Screening screening, People people) {
    this.screening = screening;
    this.people = people;
  }

  /// What became of judging.
  sealed interface Answer {}

  /// Everybody may come in.
  record Admitted(List<Admission> all) implements Answer {
    Admitted {
      all = List.copyOf(all);
    }
  }

  /// Nobody comes in, because of some.
  record KeptOut(List<Attempt> some) implements Answer {
    KeptOut {
      some = List.copyOf(some);
    }
  }

  /// Somebody who was to come in and may not.
  ///
  /// @param others whom they would have met
  record Attempt(PersonRef member, Set<UUID> others, Judgement judgement) {}

  /// Judges that people come into a conversation.
  ///
  /// @param there who is in already, the actor included unless they come in as well
  /// @param newcomers who comes in, each once
  Answer judge(
      Actor actor,
      ConversationRef.Kind kind,
      Collection<UUID> there,
      List<PersonRef> newcomers,
      Instant at) {
    Set<UUID> together = newcomers.stream().map(PersonRef::id).collect(Collectors.toSet());
    boolean comesIn = together.contains(actor.id().value());
    together.addAll(there);
    Company company = Company.of(people, together);
    List<Admission> admitted = new ArrayList<>();
    List<Attempt> keptOut = new ArrayList<>();
    for (PersonRef newcomer : newcomers) {
      List<Submission> sides = new ArrayList<>();
      boolean self = newcomer.id().equals(actor.id().value());
      sides.add(
          joining(
              company,
              newcomer,
              self ? actor.roles() : Set.of(),
              company.without(newcomer.id()),
              kind,
              at));
      if (!comesIn) {
        sides.add(
            joining(
                company,
                actor.ref(),
                actor.roles(),
                company.among(Set.of(newcomer.id())),
                kind,
                at));
      }
      Judgement judgement = screening.judgeSides(sides);
      if (judgement.isStopped()) {
        Set<UUID> others = new HashSet<>(together);
        others.remove(newcomer.id());
        keptOut.add(new Attempt(newcomer, others, judgement));
      } else {
        admitted.add(new Admission(newcomer, judgement));
      }
    }
    return keptOut.isEmpty() ? new Admitted(admitted) : new KeptOut(blamed(actor, keptOut));
  }

  /// Whoever opens a conversation across a barrier is kept from those they invite as well as these
  /// from them; the record of the invited says so once.
  private static List<Attempt> blamed(Actor actor, List<Attempt> keptOut) {
    List<Attempt> invited =
        keptOut.stream()
            .filter(attempt -> !attempt.member().id().equals(actor.id().value()))
            .toList();
    return invited.isEmpty() ? keptOut : invited;
  }

  private static Submission joining(
      Company company,
      PersonRef who,
      Set<Role> roles,
      Audience whom,
      ConversationRef.Kind kind,
      Instant at) {
    return new Submission(
        Submission.Kind.JOIN,
        "",
        Context.of(company.party(who, roles), whom, Company.kind(kind), at));
  }
}
