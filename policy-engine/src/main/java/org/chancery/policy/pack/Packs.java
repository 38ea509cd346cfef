package org.chancery.policy.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.chancery.policy.Policy;
import org.chancery.policy.document.Parse;
import org.chancery.policy.document.PolicyDocument;

/// The policies that come with the library, as documents to publish as they are or to start from.
public final class Packs {
  private static final List<String> IDS =
      List.of(
          "payment-cards",
          "bank-accounts",
          "national-ids",
          "credentials",
          "health-data",
          "insider-trading",
          "harassment",
          "gifts-and-bribery",
          "off-channel",
          "marked-documents");

  private Packs() {}

  /// Their ids, in the order an admin would look at them.
  public static List<String> ids() {
    return IDS;
  }

  /// All of them, each in version 1.
  public static List<Policy> all() {
    return IDS.stream().map(Packs::policy).toList();
  }

  /// The policy of that id.
  public static Optional<Policy> named(String id) {
    return IDS.contains(id) ? Optional.of(policy(id)) : Optional.empty();
  }

  /// Its document, with the comments and examples its authors wrote.
  public static Optional<String> document(String id) {
    return IDS.contains(id) ? Optional.of(read(id)) : Optional.empty();
  }

  private static Policy policy(String id) {
    return switch (PolicyDocument.parse(read(id), 1)) {
      case Parse.Parsed(var policy) -> policy;
      case Parse.Failed(var errors) ->
          throw new IllegalStateException("The pack " + id + " is broken: " + errors);
    };
  }

  private static String read(String id) {
    try (InputStream file =
        Packs.class.getResourceAsStream("/org/chancery/policy/packs/" + id + ".yaml")) {
      if (file == null) {
        throw new IllegalStateException("The pack " + id + " is part of the library");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
