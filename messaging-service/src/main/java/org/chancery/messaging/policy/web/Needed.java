package org.chancery.messaging.policy.web;

import org.chancery.messaging.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/// Fields a request cannot do without.
final class Needed {

  private Needed() {}

  static String text(@Nullable String value, String field, String cure) {
    if (value == null || value.isBlank()) {
      throw Refusal.ofField(field, cure);
    }
    return value;
  }

  static int number(@Nullable Integer value, String field, String cure) {
    if (value == null) {
      throw Refusal.ofField(field, cure);
    }
    return value;
  }
}
