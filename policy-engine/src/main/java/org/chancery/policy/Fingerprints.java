package org.chancery.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.chancery.policy.text.FoldedText;

/// Names for what can spread: texts and links.
final class Fingerprints {
  // Everybody writes "thank you".
  private static final int SHORTEST_TEXT = 12;

  private Fingerprints() {}

  /// The name of a text; empty for one so short that many people write it.
  static Optional<String> ofText(FoldedText folded) {
    String text = folded.text().strip();
    return text.length() < SHORTEST_TEXT ? Optional.empty() : Optional.of("text:" + hash(text));
  }

  static List<String> ofLinks(List<String> targets) {
    return targets.stream().distinct().map(target -> "link:" + hash(target)).toList();
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
