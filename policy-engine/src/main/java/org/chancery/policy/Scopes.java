package org.chancery.policy;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Tells whether a scope holds of a submission.
final class Scopes {
  private static final String HOLDS = "";

  private Scopes() {}

  /// What stands against a policy's looking at a submission; empty if nothing does.
  static String whyNot(Policy policy, Submission submission) {
    Scope scope = policy.scope();
    if (scope.kinds().isEmpty() && submission.kind() == Submission.Kind.JOIN) {
      return "kinds";
    }
    String why = whyNot(scope, submission);
    return why.isEmpty() ? exception(policy.exceptions(), submission) : why;
  }

  /// The exception that holds, as `except.0`; empty if none does.
  static String exception(List<Scope> exceptions, Submission submission) {
    for (int i = 0; i < exceptions.size(); i++) {
      if (whyNot(exceptions.get(i), submission).isEmpty()) {
        return "except." + i;
      }
    }
    return HOLDS;
  }

  /// The first member of a scope that does not hold, such as `sender.units`; empty if all do.
  static String whyNot(Scope scope, Submission submission) {
    if (scope.equals(Scope.everything())) {
      return HOLDS;
    }
    Context context = submission.context();
    if (!admits(scope.kinds(), submission.kind())) {
      return "kinds";
    }
    if (!admits(scope.conversations(), context.conversation())) {
      return "conversations";
    }
    if (!goes(scope.direction(), context)) {
      return "direction";
    }
    String why = whyNot(scope.sender(), context.sender());
    if (why.isEmpty()) {
      why = whyNot(scope.audience(), context.audience());
    }
    if (why.isEmpty() && scope.hours().isPresent()) {
      why = isWithin(scope.hours().get(), context) ? HOLDS : "hours";
    }
    return why;
  }

  private static String whyNot(Scope.Senders wanted, Party sender) {
    if (!admits(wanted.units(), sender.unit())) {
      return "sender.units";
    }
    if (!admits(wanted.people(), sender.person())) {
      return "sender.people";
    }
    if (!meets(wanted.roles(), sender.roles())) {
      return "sender.roles";
    }
    if (!admits(wanted.countries(), sender.country())) {
      return "sender.countries";
    }
    return wanted.external().orElse(sender.external()) == sender.external()
        ? HOLDS
        : "sender.external";
  }

  private static String whyNot(Scope.Listeners wanted, Audience audience) {
    if (!meets(wanted.units(), audience.units())) {
      return "audience.units";
    }
    if (!meets(wanted.people(), audience.people())) {
      return "audience.people";
    }
    if (!meets(wanted.countries(), audience.countries())) {
      return "audience.countries";
    }
    if (wanted.external().orElse(audience.external()) != audience.external()) {
      return "audience.external";
    }
    return audience.size() >= wanted.atLeast() ? HOLDS : "audience.atLeast";
  }

  private static <T> boolean admits(Set<T> wanted, T given) {
    return wanted.isEmpty() || wanted.contains(given);
  }

  private static <T> boolean meets(Set<T> wanted, Set<T> given) {
    return wanted.isEmpty() || !Collections.disjoint(wanted, given);
  }

  private static boolean goes(Scope.Direction direction, Context context) {
    return switch (direction) {
      case ANY -> true;
      case INTERNAL -> !context.sender().external() && !context.audience().external();
      case OUTBOUND -> context.audience().external();
      case INBOUND -> context.sender().external();
    };
  }

  private static boolean isWithin(Scope.Hours hours, Context context) {
    ZonedDateTime at = context.at().atZone(hours.zone());
    boolean begun = !at.toLocalTime().isBefore(hours.from());
    boolean over = !at.toLocalTime().isBefore(hours.to());
    boolean today = hours.days().contains(at.getDayOfWeek());
    boolean within =
        switch (Integer.signum(hours.from().compareTo(hours.to()))) {
          case -1 -> today && begun && !over;
          case 0 -> today;
          default ->
              (today && begun)
                  || (hours.days().contains(at.minus(Duration.ofDays(1)).getDayOfWeek()) && !over);
        };
    return within != hours.outside();
  }
}
