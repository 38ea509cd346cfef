package org.chancery.verify.ledger;

/// The head of the tree at some size, in the form of C2SP tlog-checkpoint.
///
/// @param origin the log's name
/// @param size how many leaves
/// @param root 32 bytes
public record Checkpoint(String origin, long size, ByteString root) {

  /// Reads the text of a note.
  ///
  /// @throws IllegalArgumentException when it is no checkpoint
  public static Checkpoint read(String text) {
    var lines = text.lines().toList();
    if (lines.size() < 3
        || lines.stream().anyMatch(String::isEmpty)
        || !lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("not a checkpoint");
    }
    var root = ByteString.fromBase64(lines.get(2));
    if (root.length() != TreeHash.LENGTH) {
      throw new IllegalArgumentException("not a checkpoint");
    }
    return new Checkpoint(lines.getFirst(), Long.parseLong(lines.get(1)), root);
  }

  /// The text that is signed.
  public String text() {
    return origin + "\n" + size + "\n" + root.toBase64() + "\n";
  }

  @Override
  public String toString() {
    return "Checkpoint[" + origin + " " + size + "]";
  }
}
