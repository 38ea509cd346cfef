package org.chancery.messaging.conversation;

/// A room's name that the policies have let pass; [RoomNames] makes them.
public record RoomName(String text) {
  /// Hides the name: it is content.
  @Override
  public String toString() {
    return "RoomName[" + text.length() + " chars]";
  }
}
