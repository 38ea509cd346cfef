package org.chancery.console.broken.tangle.right;

import org.chancery.console.broken.tangle.left.Left;
import org.jspecify.annotations.Nullable;

public record Right(@Nullable Left left) {}
