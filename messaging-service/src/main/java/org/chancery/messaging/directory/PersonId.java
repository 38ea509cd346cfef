package org.chancery.messaging.directory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// The identity of a person: the subject Keycloak gave them, which never changes.
public record PersonId(@JsonValue UUID value) {

  /// Reads the text form; refuses what is no UUID.
  @JsonCreator
  public static PersonId valueOf(String text) {
    return new PersonId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
