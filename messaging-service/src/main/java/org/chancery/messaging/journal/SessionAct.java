package org.chancery.messaging.journal;

/// What a record says of a person's session.
public sealed interface SessionAct extends Act.OfSession {

  /// A person's session began.
  record Opened() implements SessionAct {
    @Override
    public String type() {
      return "session.opened";
    }
  }

  /// A person's session ended.
  record Closed() implements SessionAct {
    @Override
    public String type() {
      return "session.closed";
    }
  }
}
