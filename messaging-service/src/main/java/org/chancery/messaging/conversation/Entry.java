package org.chancery.messaging.conversation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.messaging.screening.PolicyRefusal;
import org.chancery.policy.Verdict;

/// What became of a wish to come together in a conversation.
public sealed interface Entry {

  /// They are in.
  ///
  /// @param isNew whether the conversation came to be with it
  record Entered(ConversationId id, boolean isNew) implements Entry {}

  /// The policies keep them apart. Nothing has changed but that the attempt is on record.
  ///
  /// @param people who may not come in
  record KeptApart(Verdict verdict, List<PersonRef> people) implements Entry {
    public KeptApart {
      people = List.copyOf(people);
    }
  }

  /// The conversation, or the refusal in the policy's words.
  ///
  /// @param locale the language of the policy's tip
  default Entered orRefuse(Locale locale) {
    return switch (this) {
      case Entered entered -> entered;
      case KeptApart(Verdict verdict, List<PersonRef> people) ->
          throw refusal(verdict, people, locale);
    };
  }

  private static Refusal refusal(Verdict verdict, List<PersonRef> people, Locale locale) {
    return PolicyRefusal.of(
            ErrorCode.POLICY_BLOCKED,
            verdict,
            locale,
            "The policies of the house do not allow these people to come together here.")
        .with("field", "members")
        .with(
            "people",
            people.stream()
                .map(person -> Map.of("id", person.id(), "name", person.name()))
                .toList());
  }
}
