package org.chancery.messaging.node;

/// Signals of other nodes may have been missed: whatever is cached from them must be asked anew.
public record SignalsLost() {}
