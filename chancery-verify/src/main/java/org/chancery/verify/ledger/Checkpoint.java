package org.chancery.verify.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The head of the tree at some size, in the form of C2SP tlog-checkpoint.
///
/// @param origin the log's name
/// @param size how many leaves
/// @param root 32 bytes
/// @param link to the head before it; absent in heads of other logs, and in this one's first heads
///   before it had links
public record Checkpoint(String origin, long size, ByteString root, @Nullable Link link) {

  private static final Pattern LINK = Pattern.compile("chained ([1-9][0-9]{0,17}) (\\S{44})");

  /// What makes a chain of all heads, so that none between two others can be taken out unseen.
  ///
  /// @param number from 1, one more than that of the head before it
  /// @param previous SHA-256 of the text of the head before it; zeros for the first
  public record Link(long number, ByteString previous) {

    /// The link from a head to the next one.
    ///
    /// @param before absent for the first head
    public static Link after(@Nullable Checkpoint before) {
      if (before == null) {
        return new Link(1, ByteString.of(new byte[TreeHash.LENGTH]));
      }
      return new Link(before.link == null ? 1 : before.link.number + 1, before.hash());
    }
  }

  /// A head without a link.
  public Checkpoint(String origin, long size, ByteString root) {
    this(origin, size, root, null);
  }

  /// Reads the text of a note. Lines of other logs after the third are passed over.
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
    Link link = null;
    var extension = LINK.matcher(lines.size() > 3 ? lines.get(3) : "");
    if (extension.matches()) {
      link =
          new Link(Long.parseLong(extension.group(1)), ByteString.fromBase64(extension.group(2)));
    }
    return new Checkpoint(lines.getFirst(), Long.parseLong(lines.get(1)), root, link);
  }

  /// The text that is signed: origin, size, root, and `chained <number> <hash>` where it is linked.
  public String text() {
    var text = origin + "\n" + size + "\n" + root.toBase64() + "\n";
    return link == null
        ? text
        : text + "chained " + link.number() + " " + link.previous().toBase64() + "\n";
  }

  /// SHA-256 of the text: what the next head names.
  public ByteString hash() {
    return ByteString.of(TreeHash.sha256().digest(text().getBytes(StandardCharsets.UTF_8)));
  }

  /// Whether this head comes right after another.
  ///
  /// @param before absent when this is to be the first
  public boolean continues(@Nullable Checkpoint before) {
    return link == null ? before == null || before.link == null : link.equals(Link.after(before));
  }

  /// The head's place in the chain, where it has one.
  public Optional<Long> number() {
    return Optional.ofNullable(link).map(Link::number);
  }

  @Override
  public String toString() {
    return "Checkpoint[" + origin + " " + size + "]";
  }
}
