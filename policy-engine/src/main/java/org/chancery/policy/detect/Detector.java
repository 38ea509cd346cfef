package org.chancery.policy.detect;

import java.util.List;
import java.util.stream.IntStream;
import org.chancery.policy.text.FoldedText;

/// What finds one kind of identifier: how it is written, the check it has to pass, and the words
/// that speak for it when they stand close by. Immutable; obtained from [Detectors].
public final class Detector {
  /// A longer row of digits counts as one of so many; no layout begins with as many.
  static final int MOST_DIGITS = 40;

  private final String name;
  // By the number of digits.
  private final Shape[][] shapesFrom;
  private final Validator validator;
  private final Strength strength;
  private final List<String> evidence;
  private final boolean exact;
  private final boolean fromDigit;
  private final boolean fromLetter;
  private final int digitBy;
  private final boolean[] fitsRun = new boolean[Byte.MAX_VALUE + 1];

  Detector(
      String name,
      List<Shape> shapes,
      Validator validator,
      Strength strength,
      List<String> evidence) {
    this(name, shapes, validator, strength, evidence, false);
  }

  /// Whether `exact`, the validator is given the text as it was sent, else its letters and digits
  /// alone, as capitals.
  Detector(
      String name,
      List<Shape> shapes,
      Validator validator,
      Strength strength,
      List<String> evidence,
      boolean exact) {
    this.name = name;
    this.shapesFrom =
        IntStream.rangeClosed(0, MOST_DIGITS)
            .mapToObj(digits ->
                shapes.stream().filter(shape -> begins(shape, digits)).toArray(Shape[]::new))
            .toArray(Shape[][]::new);
    this.validator = validator;
    this.strength = strength;
    this.evidence = evidence.stream().map(word -> FoldedText.of(word).text()).toList();
    this.exact = exact;
    this.fromDigit = shapes.stream().anyMatch(Shape::fromDigit);
    this.fromLetter = shapes.stream().anyMatch(Shape::fromLetter);
    this.digitBy = shapes.stream().mapToInt(Shape::digitBy).max().orElse(Shape.NO_DIGIT);
    for (int run = 1; run < fitsRun.length; run++) {
      int length = run;
      fitsRun[run] =
          run == Byte.MAX_VALUE || shapes.stream().anyMatch(shape -> shape.fitsRun(length));
    }
  }

  private static boolean begins(Shape shape, int digits) {
    return digits == 0 ? shape.fromLetter() : shape.fromDigit() && shape.beginsWith(digits);
  }

  /// The name policies give, such as `payment-card`.
  public String name() {
    return name;
  }

  /// The shapes that may begin where so many digits stand in a row; none of them means a letter.
  Shape[] shapesFrom(int digits) {
    return shapesFrom[digits];
  }

  Validator validator() {
    return validator;
  }

  Strength strength() {
    return strength;
  }

  List<String> evidence() {
    return evidence;
  }

  boolean exact() {
    return exact;
  }

  boolean fromDigit() {
    return fromDigit;
  }

  boolean fromLetter() {
    return fromLetter;
  }

  /// As [Shape#digitBy] for all its shapes.
  int digitBy() {
    return digitBy;
  }

  /// As [Shape#fitsRun] for any of its shapes; the largest byte stands for all longer runs.
  boolean fitsRun(byte run) {
    return fitsRun[run];
  }

  @Override
  public String toString() {
    return "Detector[" + name + "]";
  }
}
