package org.chancery.broken.tangle.one;

import org.chancery.broken.tangle.two.Two;
import org.jspecify.annotations.Nullable;

/// One half of a cycle.
public record One(@Nullable Two two) {}
