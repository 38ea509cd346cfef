package org.chancery.policy;

import org.chancery.policy.text.Span;

/// A stretch of the original text that is not delivered, and what stands in its place.
public record Redaction(Span span, String replacement) {}
