package org.chancery.verify.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A text and signatures over it, in the form of C2SP signed-note.
///
/// @param text ends in a newline
public record SignedNote(String text, List<Signature> signatures) {

  private static final String DASH = "\u2014 ";
  private static final int MOST_SIGNATURES = 100;

  /// A line with a signature.
  ///
  /// @param name of the signer
  /// @param bytes the key's id in four, then what the key made
  public record Signature(String name, ByteString bytes) {

    /// Reads a line without its newline.
    ///
    /// @throws IllegalArgumentException when it is none
    public static Signature read(String line) {
      var parts = line.split(" ", -1);
      if (parts.length != 3 || !(parts[0] + " ").equals(DASH) || parts[1].isEmpty()) {
        throw new IllegalArgumentException("not a signature line");
      }
      var bytes = ByteString.fromBase64(parts[2]);
      if (bytes.length() < 5) {
        throw new IllegalArgumentException("not a signature line");
      }
      return new Signature(parts[1], bytes);
    }

    static Signature of(NoteKey key, byte[] signature) {
      return new Signature(
          key.name(),
          ByteString.of(
              ByteBuffer.allocate(4 + signature.length).put(key.id()).put(signature).array()));
    }

    /// Whether a line claims to be of this key.
    public boolean isOf(NoteKey key) {
      return name.equals(key.name()) && Arrays.equals(key.id(), bytes.slice(0, 4));
    }

    /// What the key made.
    byte[] signature() {
      return bytes.slice(4, bytes.length());
    }

    /// The line, without a newline.
    public String line() {
      return DASH + name + " " + bytes.toBase64();
    }
  }

  /// Refuses a text that no note can have.
  public SignedNote {
    if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new IllegalArgumentException("a note is lines of text");
    }
    signatures = List.copyOf(signatures);
  }

  /// Reads a note.
  ///
  /// @throws IllegalArgumentException when it is none
  public static SignedNote read(String note) {
    var end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      throw new IllegalArgumentException("not a signed note");
    }
    var lines = note.substring(end + 2).lines().toList();
    if (lines.isEmpty() || lines.size() > MOST_SIGNATURES) {
      throw new IllegalArgumentException("not a signed note");
    }
    return new SignedNote(note.substring(0, end + 1), lines.stream().map(Signature::read).toList());
  }

  /// The note with more signatures.
  public SignedNote with(Collection<Signature> more) {
    var all = new ArrayList<>(signatures);
    all.addAll(more);
    return new SignedNote(text, all);
  }

  /// Which of these keys have signed. A signature that claims to be of one of them and does not
  /// verify spoils the whole note.
  ///
  /// @return the keys, or none when the note is spoilt
  public List<NoteKey> signers(Collection<NoteKey> known) {
    var signers = new ArrayList<NoteKey>();
    for (var signature : signatures) {
      for (var key : known) {
        if (signature.isOf(key)) {
          if (!key.verifies(text, signature.signature())) {
            return List.of();
          }
          signers.add(key);
        }
      }
    }
    return signers;
  }

  /// When a key says it signed, in seconds since 1970; empty when it did not, or says no time.
  public Optional<Long> seconds(NoteKey key) {
    return signatures.stream()
        .filter(signature -> signature.isOf(key))
        .flatMap(signature -> key.seconds(signature.signature()).stream())
        .findFirst();
  }

  /// The note as it is stored and sent.
  @Override
  public String toString() {
    return text
        + "\n"
        + signatures.stream()
            .map(signature -> signature.line() + "\n")
            .collect(Collectors.joining());
  }
}
