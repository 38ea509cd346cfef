package org.chancery.messaging.conversation;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/// The stored conversations.
interface ConversationRows extends JpaRepository<Conversation, UUID> {

  /// A conversation nobody else changes until this transaction ends.
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from Conversation c where c.id = ?1")
  Optional<Conversation> lock(UUID id);

  Optional<Conversation> findByPair(String pair);
}
