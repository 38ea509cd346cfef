package org.chancery.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chancery.verify.ledger.SignedNote;

/// Signed notes one after the other in one file.
final class NotePortion {

  private static final byte[] SIGNATURE = "\u2014 ".getBytes(StandardCharsets.UTF_8);

  private NotePortion() {}

  /// A note and its bytes in the file.
  record Located(int from, int to, SignedNote note) {}

  /// Reads a file.
  ///
  /// @throws DamagedException for the first bytes that are no note
  static List<Located> read(byte[] file) throws DamagedException {
    List<Located> notes = new ArrayList<>();
    var at = 0;
    while (at < file.length) {
      var from = at;
      at = afterBlankLine(file, from);
      while (isSignature(file, at)) {
        at = afterLine(file, from, at);
      }
      try {
        var text = new String(file, from, at - from, StandardCharsets.UTF_8);
        notes.add(new Located(from, at, SignedNote.read(text)));
      } catch (IllegalArgumentException noNote) {
        throw new DamagedException(from, at, "it is no signed note");
      }
    }
    return notes;
  }

  private static int afterBlankLine(byte[] file, int from) throws DamagedException {
    for (var at = from; at + 1 < file.length; at++) {
      if (file[at] == '\n' && file[at + 1] == '\n') {
        return at + 2;
      }
    }
    throw new DamagedException(from, file.length, "it is no signed note");
  }

  private static int afterLine(byte[] file, int from, int start) throws DamagedException {
    for (var at = start; at < file.length; at++) {
      if (file[at] == '\n') {
        return at + 1;
      }
    }
    throw new DamagedException(from, file.length, "the file ends within a signature");
  }

  private static boolean isSignature(byte[] file, int at) {
    for (var i = 0; i < SIGNATURE.length; i++) {
      if (at + i >= file.length || file[at + i] != SIGNATURE[i]) {
        return false;
      }
    }
    return true;
  }
}
