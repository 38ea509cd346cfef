package org.chancery.archive.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How far officers see by themselves.
///
/// @param directConversations who may read what two people wrote to each other
@ConfigurationProperties("chancery.access")
record SightSettings(@DefaultValue("second-person") Direct directConversations) {

  /// Who reads direct conversations.
  enum Direct {
    /// Officers whom a second person has given leave, for a time.
    SECOND_PERSON,
    /// Any officer, as they read rooms.
    ANY_OFFICER
  }
}
