package org.chancery.messaging.directory;

/// A person no longer works here; published on every node. Everything they have open ends now.
public record PersonDismissed(PersonId person) {}
