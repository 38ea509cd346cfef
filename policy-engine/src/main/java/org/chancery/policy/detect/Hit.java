package org.chancery.policy.detect;

import org.chancery.policy.text.Span;

/// An identifier that was found.
///
/// @param span where in the original text
/// @param confidence how sure that is
public record Hit(Span span, Confidence confidence) {}
