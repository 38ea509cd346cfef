package org.chancery.bench.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Someone who can log in.
///
/// @param unit one of the demo realm's groups
public record Person(String username, String firstName, String lastName, String unit) {

  private static final List<String> UNITS =
      List.of("wealth", "trading", "operations", "compliance");

  /// The person behind a nickname of a chat file, the same in every run.
  ///
  /// A nickname that cannot be a user name as it stands gets a suffix made from the nickname, so
  /// that `Tom`, `tom` and `tom_` stay three people.
  public static Person named(String nickname, String room) {
    var hash = hash(nickname);
    var slug = nickname.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    var isSame = slug.equals(nickname) && slug.length() >= 3;
    var username = isSame ? slug : slug + "-" + HexFormat.of().formatHex(hash, 0, 3);
    return new Person(
        username,
        spoken(nickname, "Somebody"),
        spoken(room, "Room"),
        UNITS.get(Math.floorMod(hash[3], UNITS.size())));
  }

  /// The benchmark's person of that number.
  public static Person numbered(int number) {
    return new Person(
        "bench-%05d".formatted(number),
        "Bench",
        "Person %05d".formatted(number),
        UNITS.get(number % UNITS.size()));
  }

  /// Keycloak refuses most punctuation in the names of people.
  private static String spoken(String text, String otherwise) {
    var cleaned = text.replaceAll("[^\\p{L}\\p{N} .'_-]+", " ").strip();
    return cleaned.isEmpty() ? otherwise : cleaned;
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
