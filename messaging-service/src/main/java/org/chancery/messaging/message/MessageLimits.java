package org.chancery.messaging.message;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What one person and one connection may ask of a node.
///
/// @param postsPerSecond sustained posts per person
/// @param postBurst posts a person may send at once after a pause
/// @param inFlight posts of one connection that may await their answer
/// @param floodFrames frames per second on one connection beyond which it is closed
@ConfigurationProperties("chancery.limits")
public record MessageLimits(
    @DefaultValue("50") int postsPerSecond,
    @DefaultValue("100") int postBurst,
    @DefaultValue("64") int inFlight,
    @DefaultValue("500") int floodFrames) {

  /// Refuses limits that would let nobody post.
  public MessageLimits {
    if (postsPerSecond < 1 || postBurst < 1 || inFlight < 1 || floodFrames < 1) {
      throw new IllegalArgumentException("Every chancery.limits value must be at least 1.");
    }
  }
}
