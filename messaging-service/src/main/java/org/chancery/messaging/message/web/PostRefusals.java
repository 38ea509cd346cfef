package org.chancery.messaging.message.web;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.chancery.messaging.message.PostOutcome;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.messaging.screening.PolicyRefusal;
import org.chancery.policy.Verdict;

/// What a post or an edit was refused for, as problems.
final class PostRefusals {

  private PostRefusals() {}

  static Refusal blocked(Verdict verdict, Locale locale) {
    return byPolicy(ErrorCode.POLICY_BLOCKED, verdict, locale);
  }

  static Refusal warned(UUID warning, Verdict verdict, Locale locale) {
    return byPolicy(ErrorCode.POLICY_WARNED, verdict, locale)
        .with("warning", warning)
        .with("reasonRequired", verdict.reasonRequired());
  }

  private static Refusal byPolicy(ErrorCode code, Verdict verdict, Locale locale) {
    return PolicyRefusal.of(
        code, verdict, locale, "The policies of the house do not allow this message.");
  }

  /// @param kind what was not found, if that is it
  static Refusal of(PostOutcome.Refused refused, String kind) {
    return switch (refused.code()) {
      case NOT_FOUND -> Refusal.notFound(kind);
      case RATE_LIMITED -> {
        Duration wait = Objects.requireNonNullElse(refused.retryAfter(), Duration.ZERO);
        yield new Refusal(ErrorCode.TOO_MANY_REQUESTS, refused.detail())
            .with("retryAfterMillis", wait.toMillis());
      }
      case TEXT_TOO_LONG, TEXT_EMPTY, TEXT_MALFORMED -> Refusal.ofField("text", refused.detail());
      case ATTACHMENTS_MALFORMED, ATTACHMENTS_UNKNOWN ->
          Refusal.ofField("attachments", refused.detail());
      case REASON_REQUIRED -> Refusal.ofField("acknowledge.reason", refused.detail());
      case CLIENT_ID_MALFORMED -> Refusal.ofField("clientId", refused.detail());
      case CLIENT_ID_REUSED, EDITED_MEANWHILE, TOO_LATE, RECALLED, UNCHANGED, FORWARDED ->
          new Refusal(ErrorCode.CONFLICT, refused.detail()).with("code", refused.code().wire());
      case UNAVAILABLE -> new Refusal(ErrorCode.UNAVAILABLE, refused.detail());
    };
  }
}
