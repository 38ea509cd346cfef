package org.chancery.messaging.message;

/// Hears of messages that their audience sees, once each, on the node that committed them: when
/// they are posted or released, and again when their words change. Declared here and implemented by
/// what adds to messages later, because messages must not know of that.
public interface DeliveryWatch {

  /// Called after the commit, by a thread that must not wait. A node that dies right then tells
  /// nobody.
  void delivered(DeliveredMessage message);
}
