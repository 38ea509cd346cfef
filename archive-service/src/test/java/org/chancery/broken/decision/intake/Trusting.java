package org.chancery.broken.decision.intake;

import org.chancery.broken.decision.search.Index;

/// Believes the index.
public record Trusting(Index index) {}
