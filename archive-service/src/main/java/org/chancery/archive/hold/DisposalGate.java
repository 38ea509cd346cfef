package org.chancery.archive.hold;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The one lock that whoever places a hold and whoever disposes of records takes first. So a hold
/// is in force from its commit: a disposal that comes later sees it, and one that came before had
/// committed.
@Component
public class DisposalGate {

  private final JdbcClient jdbc;

  DisposalGate(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Waits for the lock, and has it until the caller's transaction ends.
  public void enter() {
    jdbc.sql("select gate from disposal_gate for update").query(Boolean.class).single();
  }
}
