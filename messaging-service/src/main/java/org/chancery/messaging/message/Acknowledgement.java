package org.chancery.messaging.message;

import org.jspecify.annotations.Nullable;

/// What a sender says to a warning when they send the same words again.
///
/// @param warning the `warning` of the refusal, as the client sent it, unchecked
/// @param reason why the message should go out all the same; null when nothing was said
public record Acknowledgement(String warning, @Nullable String reason) {

  /// Hides the reason: it is content.
  @Override
  public String toString() {
    return "Acknowledgement[" + (reason == null ? "no reason" : reason.length() + " chars") + "]";
  }
}
