package org.chancery.broken.tangle.left;

import org.chancery.broken.tangle.right.Right;

/// Uses right, which uses left.
public record Left(Right right) {}
