package org.chancery.messaging.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sender's word that a message goes out although the policies warned of it.
///
/// @param warned the id of the warned message, of the same words
/// @param reason why, in the sender's words; null where the policy asks for none
public record Confirmation(UUID warned, @Nullable MessageText reason) {}
