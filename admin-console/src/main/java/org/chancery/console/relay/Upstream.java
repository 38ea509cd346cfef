package org.chancery.console.relay;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A service behind the console.
enum Upstream {
  MESSAGING,
  ARCHIVE;

  /// The service with this name in a path, if there is one.
  static Optional<Upstream> named(String name) {
    return Arrays.stream(values()).filter(service -> service.wireName().equals(name)).findFirst();
  }

  /// Its name in paths and problems.
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
