package org.chancery.broken.tangle.right;

import org.chancery.broken.tangle.left.Left;
import org.jspecify.annotations.Nullable;

/// Uses left, which uses right.
public record Right(@Nullable Left left) {}
