package org.chancery.broken.tangle.two;

import org.chancery.broken.tangle.one.One;
import org.jspecify.annotations.Nullable;

/// The other half.
public record Two(@Nullable One one) {}
