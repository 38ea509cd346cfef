package org.chancery.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks the bytes of one segment: its head, and every ciphertext against the head.
public final class SegmentCheck {

  private SegmentCheck() {}

  /// What a segment turned out to be.
  ///
  /// @param head absent when it cannot be read
  /// @param findings everything that is wrong; empty for a whole segment
  public record Outcome(Optional<SegmentHead> head, List<Finding> findings) {
    public Outcome {
      findings = List.copyOf(findings);
    }
  }

  /// Reads a segment to its end.
  ///
  /// @param name the hash it must have
  /// @param file what findings call it
  public static Outcome check(InputStream segment, Digest name, String file) throws IOException {
    var in = new BufferedInputStream(segment, 1 << 16);
    SegmentHead head;
    try {
      head = SegmentHead.read(in, name);
    } catch (DamagedException damage) {
      return new Outcome(Optional.empty(), List.of(Finding.of(file, damage)));
    }
    List<Finding> findings = new ArrayList<>();
    long at = head.length();
    for (var i = 0; i <= head.rows().size(); i++) {
      var isRecord = i < head.rows().size();
      var row = isRecord ? head.rows().get(i) : head.dictionary();
      var part =
          isRecord
              ? SegmentHead.noun(head.partition())
                  + " "
                  + head.partition()
                  + "/"
                  + (head.first() + i)
              : "dictionary";
      var ciphertext = in.readNBytes(row.length());
      if (ciphertext.length < row.length()) {
        var end = at + ciphertext.length;
        findings.add(new Finding(file, end, end, "the file ends within the " + part));
        return new Outcome(Optional.of(head), findings);
      }
      if (row.length() > 0 && !Digest.of(ciphertext).equals(row.ciphertext())) {
        findings.add(
            new Finding(file, at, at + row.length(), "the " + part + " is not what was sealed"));
      }
      at += row.length();
    }
    var more = in.skip(Long.MAX_VALUE);
    if (more > 0) {
      findings.add(new Finding(file, at, at + more, "more bytes than the head tells of"));
    }
    return new Outcome(Optional.of(head), findings);
  }
}
