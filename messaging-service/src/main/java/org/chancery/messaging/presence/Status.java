package org.chancery.messaging.presence;

import java.util.Locale;
import java.util.Optional;

/// How a person appears to others.
public enum Status {
  /// There, and open to be written to.
  AVAILABLE,
  /// There, but at something.
  BUSY,
  /// There on some device, but not looking.
  AWAY,
  /// There, and not wanting to be seen: shown to others as [#OFFLINE].
  INVISIBLE,
  /// Not there.
  OFFLINE;

  /// The name in tables and on the wire.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What others are told of it.
  Status shown() {
    return this == INVISIBLE ? OFFLINE : this;
  }

  /// A status people can choose, by its name on the wire.
  static Optional<Status> chosen(String wire) {
    return switch (wire) {
      case "available" -> Optional.of(AVAILABLE);
      case "busy" -> Optional.of(BUSY);
      case "away" -> Optional.of(AWAY);
      case "invisible" -> Optional.of(INVISIBLE);
      default -> Optional.empty();
    };
  }
}
