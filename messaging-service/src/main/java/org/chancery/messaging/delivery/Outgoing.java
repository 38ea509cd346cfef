package org.chancery.messaging.delivery;

/// A frame on its way out, shared by every socket it goes to.
///
/// @param live whether it belongs to the ordered stream a fresh socket may have to wait for
record Outgoing(Kind kind, String text, boolean live) {

  /// What is written.
  enum Kind {
    /// A text frame.
    TEXT,
    /// A ping; the text is empty.
    PING,
    /// The end; the text is empty.
    CLOSE
  }

  static final Outgoing PING = new Outgoing(Kind.PING, "", false);
  static final Outgoing CLOSE = new Outgoing(Kind.CLOSE, "", false);

  static Outgoing live(String text) {
    return new Outgoing(Kind.TEXT, text, true);
  }

  static Outgoing direct(String text) {
    return new Outgoing(Kind.TEXT, text, false);
  }

  /// About what it takes in memory while it waits.
  int weight() {
    return text.length() + 64;
  }

  /// Hides the text.
  @Override
  public String toString() {
    return "Outgoing[%s, %d chars]".formatted(kind, text.length());
  }
}
