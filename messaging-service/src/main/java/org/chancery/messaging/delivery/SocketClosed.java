package org.chancery.messaging.delivery;

import org.chancery.messaging.directory.PersonId;

/// A socket of a person is gone from this node; published on this node, once for every
/// [SocketOpened].
public record SocketClosed(PersonId person, String session) {}
