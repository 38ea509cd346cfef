package com.google.re2j;

import java.util.stream.IntStream;

/// The instructions of a compiled pattern, so that another machine can run the very same program.
///
/// RE2/J keeps them to its package, hence this one; compiled against the version in the parent pom,
/// so that a version that has other instructions does not compile.
public final class Instructions {
  /// Told of each instruction that can be reached, in any order.
  public interface Sink {
    /// Goes on elsewhere.
    default void jump(int at, int next) {}

    /// Goes on in two places, the first preferred.
    default void split(int at, int first, int second) {}

    /// Goes on if all of the conditions hold here; see [#conditions].
    default void guard(int at, int conditions, int next) {}

    /// Takes a character.
    ///
    /// @param ranges pairs of first and last code point, ascending
    void consume(int at, int[] ranges, int next);

    /// Ends a match.
    default void match(int at) {}
  }

  private static final int[] ANY = {0, Character.MAX_CODE_POINT};
  private static final int[] ANY_IN_LINE = {0, '\n' - 1, '\n' + 1, Character.MAX_CODE_POINT};
  // No letter has more cases than four.
  private static final int MOST_CASES = 8;

  private Instructions() {}

  /// How many instructions a pattern has; all are numbered below.
  public static int count(Pattern pattern) {
    return pattern.re2().prog.numInst();
  }

  /// Tells of all instructions, and returns the one to begin with.
  public static int read(Pattern pattern, Sink sink) {
    Prog program = pattern.re2().prog;
    for (int at = 0; at < program.numInst(); at++) {
      Inst instruction = program.getInst(at);
      switch (instruction.op) {
        case Inst.ALT, Inst.ALT_MATCH -> sink.split(at, instruction.out, instruction.arg);
        case Inst.CAPTURE, Inst.NOP -> sink.jump(at, instruction.out);
        case Inst.EMPTY_WIDTH -> sink.guard(at, instruction.arg, instruction.out);
        case Inst.RUNE, Inst.RUNE1 -> sink.consume(at, ranges(instruction), instruction.out);
        case Inst.RUNE_ANY -> sink.consume(at, ANY, instruction.out);
        case Inst.RUNE_ANY_NOT_NL -> sink.consume(at, ANY_IN_LINE, instruction.out);
        case Inst.MATCH -> sink.match(at);
        default -> {
          // What fails goes nowhere.
        }
      }
    }
    return program.start;
  }

  /// Which conditions hold between two characters.
  ///
  /// @param before -1 for the beginning of the text
  /// @param after -1 for its end
  public static int conditions(int before, int after) {
    return Utils.emptyOpContext(before, after);
  }

  private static int[] ranges(Inst instruction) {
    if (instruction.runes.length > 1) {
      return instruction.runes;
    }
    int only = instruction.runes[0];
    IntStream cases =
        (instruction.arg & RE2.FOLD_CASE) == 0
            ? IntStream.of(only)
            : IntStream.iterate(only, Unicode::simpleFold).limit(MOST_CASES);
    return cases.sorted().distinct().flatMap(c -> IntStream.of(c, c)).toArray();
  }
}
