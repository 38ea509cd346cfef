package org.chancery.messaging.delivery;

import org.chancery.messaging.directory.PersonId;

/// A socket of a person is live on this node; published on this node.
public record SocketOpened(PersonId person, String session) {}
