package org.chancery.broken.decision.search;

/// Not the record.
public final class Index {}
