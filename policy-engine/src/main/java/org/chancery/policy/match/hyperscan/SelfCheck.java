package org.chancery.policy.match.hyperscan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Looks for what must be found, wherever it stands in texts of many lengths, before the library is
/// trusted: it has code of its own for each kind of processor, and builds of it that skip the end
/// of a text are in use.
final class SelfCheck {
  private static final byte[] PLANTED = " x0123y".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> FOUND_IN_IT =
      List.of(
          "x",
          "[Xx]|1 2",
          "x|abc",
          "[xw]",
          "x.*y",
          "[a-z]*x",
          "x[0-9]+y",
          "\\bx",
          "[wx][0-9]{2,40}",
          "[x-z]0|ab",
          "(?:x0|y1)[0-9]*",
          "x[\\x00-\\x09\\x0b-\\xff]{0,16}y");
  private static final int LONGEST = 200;
  private static final int STEP = 3;

  private SelfCheck() {}

  /// Whether each of the expressions is found, alone and together with the others.
  static boolean losesNothing(Calls calls) {
    for (String expression : FOUND_IN_IT) {
      if (!findsAll(calls, List.of(expression))) {
        return false;
      }
    }
    return findsAll(calls, FOUND_IN_IT);
  }

  private static boolean findsAll(Calls calls, List<String> expressions) {
    if (!(Database.compile(calls, expressions) instanceof Database.Compiled.Ready(var database))) {
      return false;
    }
    var workspace = new Workspace(calls);
    workspace.fit(database);
    var lane = new Lane(calls);
    lane.fit(workspace);
    int[] places = IntStream.range(0, expressions.size()).toArray();
    for (int length = PLANTED.length; length <= LONGEST; length += STEP) {
      for (int at = 0; at + PLANTED.length <= length; at += STEP) {
        var found = new BitSet();
        if (!lane.scan(database, lane.bytesOf(text(length, at)), places, found)
            || found.cardinality() < places.length) {
          return false;
        }
      }
    }
    return true;
  }

  private static String text(int length, int at) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) '-');
    System.arraycopy(PLANTED, 0, bytes, at, PLANTED.length);
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
