package org.chancery.policy;

import org.chancery.policy.text.Span;

/// A place in the text where a condition holds.
///
/// @param span in the original text
/// @param view the form of the text that showed it
/// @param disguised whether a disguise had to be undone to see it
record Occurrence(Span span, String view, boolean disguised) {
  /// The view of everything that was found in the text as it was sent.
  static final String SENT = "sent";

  /// The view of everything that was found in the folded text.
  static final String NORMALISED = "normalised";

  static Occurrence sent(Span span) {
    return new Occurrence(span, SENT, false);
  }

  int start() {
    return span.start();
  }

  int end() {
    return span.end();
  }
}
