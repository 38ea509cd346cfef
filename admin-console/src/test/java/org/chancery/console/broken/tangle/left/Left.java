package org.chancery.console.broken.tangle.left;

import org.chancery.console.broken.tangle.right.Right;
import org.jspecify.annotations.Nullable;

public record Left(@Nullable Right right) {}
