package org.chancery.messaging.policy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.screening.ActivePolicies;
import org.chancery.messaging.screening.UndecidedMode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What is decided about judging as such. Every decision is kept; the newest holds, on every node
/// within two seconds.
@Component
public class PolicySettings {

  private static final Logger LOG = LoggerFactory.getLogger(PolicySettings.class);

  private final JdbcClient jdbc;
  private final ActivePolicies active;
  private final InstantSource clock;

  PolicySettings(JdbcClient jdbc, ActivePolicies active, InstantSource clock) {
    this.jdbc = jdbc;
    this.active = active;
    this.clock = clock;
  }

  /// A decision.
  ///
  /// @param undecided what becomes of a text when a rule could not be decided
  /// @param by who decided; absent for what holds until anybody does
  public record Decision(UndecidedMode undecided, @Nullable PersonId by, @Nullable Instant at) {}

  /// The decision that holds.
  public Decision current() {
    return newest().orElse(new Decision(UndecidedMode.HOLD, null, null));
  }

  /// Decides anew.
  public void decide(Actor approver, UndecidedMode undecided) {
    jdbc.sql("insert into policy_setting (undecided, set_by, set_at) values (?, ?, ?)")
        .param(undecided.wireName())
        .param(approver.id().value())
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    active.decideUndecided(undecided);
  }

  @Scheduled(fixedDelay = 2_000)
  void look() {
    try {
      active.decideUndecided(current().undecided());
    } catch (RuntimeException e) {
      LOG.warn("Could not look for settings; those that held stay: {}", e.toString());
    }
  }

  private Optional<Decision> newest() {
    return jdbc.sql(
            "select undecided, set_by, set_at from policy_setting order by sequence desc limit 1")
        .query((row, _) ->
            new Decision(
                UndecidedMode.ofWireName(row.getString("undecided")),
                new PersonId(row.getObject("set_by", UUID.class)),
                row.getObject("set_at", OffsetDateTime.class).toInstant()))
        .optional();
  }
}
