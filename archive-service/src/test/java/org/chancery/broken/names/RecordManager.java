package org.chancery.broken.names;

/// A name that says nothing.
public final class RecordManager {}
