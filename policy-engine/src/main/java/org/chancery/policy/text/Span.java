package org.chancery.policy.text;

/// A stretch of the original text, in UTF-16 units, widened to whole user-perceived characters.
///
/// @param start the first unit
/// @param end one past the last unit, greater than `start`
public record Span(int start, int end) {}
