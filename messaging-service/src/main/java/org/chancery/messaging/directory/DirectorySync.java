package org.chancery.messaging.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.chancery.messaging.node.Signal;
import org.chancery.messaging.node.Signals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Keeps the people in step with Keycloak. While Keycloak is away everybody known stays as they
/// were, and the service's health says so.
@Component("directory")
class DirectorySync implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(DirectorySync.class);
  private static final Duration ALARM_AFTER = Duration.ofMinutes(5);

  private final KeycloakDirectory keycloak;
  private final People people;
  private final Signals signals;
  private final InstantSource clock;
  private final Instant started;
  private volatile @Nullable Instant lastSuccess;
  private volatile @Nullable String lastFailure;

  DirectorySync(KeycloakDirectory keycloak, People people, Signals signals, InstantSource clock) {
    this.keycloak = keycloak;
    this.people = people;
    this.signals = signals;
    this.clock = clock;
    this.started = clock.instant();
  }

  @Scheduled(
      initialDelayString = "${chancery.directory.initial-delay:3s}",
      fixedDelayString = "${chancery.directory.every:1m}")
  void synchronise() {
    try {
      List<Description> everybody = keycloak.everybody();
      if (everybody.isEmpty()) {
        // An empty house is a wrong realm or a lost permission, not a mass dismissal.
        throw new IllegalStateException("Keycloak names nobody");
      }
      List<PersonId> dismissed = people.synchronise(everybody);
      for (PersonId person : dismissed) {
        LOG.info("{} was dismissed in Keycloak", person);
        signals.send(Signal.Topic.PERSON_DISMISSED, person.toString());
      }
      lastSuccess = clock.instant();
      lastFailure = null;
    } catch (RuntimeException e) {
      lastFailure = e.toString();
      LOG.warn("Could not read Keycloak's directory; everybody stays as known: {}", e.toString());
    }
  }

  /// Reports an alarm when the people known are older than [#ALARM_AFTER]; the service still serves
  /// them, so it does not report itself down.
  @Override
  public Health health() {
    Instant last = lastSuccess;
    String failure = lastFailure;
    boolean late = (last == null ? started : last).isBefore(clock.instant().minus(ALARM_AFTER));
    Health.Builder health = late ? Health.status("ALARM") : Health.up();
    health.withDetail("lastSynchronised", last == null ? "never" : last.toString());
    if (failure != null) {
      health.withDetail("lastFailure", failure);
    }
    return health.build();
  }
}
