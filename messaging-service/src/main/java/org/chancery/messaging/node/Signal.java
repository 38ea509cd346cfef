package org.chancery.messaging.node;

/// A short note to every node. The application event of this type is published on each of them, the
/// sender included.
///
/// @param topic what it is about
/// @param payload the rest, in the topic's own form; ids, never content
/// @param ownNode whether this node sent it
public record Signal(Topic topic, String payload, boolean ownNode) {

  /// What signals are about.
  public enum Topic {
    /// The members or the name of a conversation changed; payload: its id.
    CONVERSATION_CHANGED,
    /// A browser session ended; payload: its id.
    SESSION_ENDED,
    /// Somebody was dismissed; payload: the person's id.
    PERSON_DISMISSED,
    /// A policy is about to come into force; payload: `policy revision`.
    POLICIES_COMING,
    /// Another policy set is in force; payload: its hash.
    POLICIES_CHANGED,
    /// People's presence changed; payload: `person=status`, comma separated.
    PRESENCE,
    /// Somebody is typing; payload: `conversation person`.
    TYPING,
    /// Somebody read up to a position; payload: `conversation person position`.
    READ
  }

  /// Hides the payload: a session id must not reach a log.
  @Override
  public String toString() {
    return "Signal[" + topic + "]";
  }
}
