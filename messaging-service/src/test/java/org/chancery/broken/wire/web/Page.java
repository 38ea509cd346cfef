package org.chancery.broken.wire.web;

/// A page.
public record Page() {}
