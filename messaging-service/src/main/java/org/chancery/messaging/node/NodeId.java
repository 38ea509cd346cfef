package org.chancery.messaging.node;

import java.util.UUID;
import org.springframework.stereotype.Component;

/// The name of this running node, new with every start, so that a restarted node is not taken for
/// the one that died.
@Component
public class NodeId {

  private final String value;

  NodeId() {
    this.value = "node-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /// The name in tables and signals.
  public String value() {
    return value;
  }

  @Override
  public String toString() {
    return value;
  }
}
