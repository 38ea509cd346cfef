package org.chancery.messaging.policy;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chancery.messaging.node.NodeRegister;
import org.chancery.messaging.node.Signal;
import org.chancery.messaging.node.SignalsLost;
import org.chancery.messaging.screening.ActivePolicies;
import org.chancery.policy.Compilation;
import org.chancery.policy.PolicyError;
import org.chancery.policy.PolicySet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Makes this node judge by the set in force: told by a signal, and by looking every two seconds. A
/// set that this node cannot compile leaves the old one in force and the node's health down (P7). A
/// node that cannot compile the set in force when it starts does not start: it would judge by none.
@Component("policySet")
class PolicySwap implements InitializingBean, DisposableBean, HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(PolicySwap.class);

  private final SetTable table;
  private final SetsInForce inForce;
  private final PolicySets sets;
  private final ActivePolicies active;
  private final NodeRegister nodes;
  private final InstantSource clock;

  /// Compiling takes seconds, for which no other signal should wait. What does not fit is looked
  /// for every two seconds anyway.
  private final ThreadPoolExecutor elsewhere =
      new ThreadPoolExecutor(
          1,
          1,
          30,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(8),
          Thread.ofPlatform().name("policy-swap").daemon().factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  private volatile @Nullable String failure;

  PolicySwap(
      SetTable table,
      SetsInForce inForce,
      PolicySets sets,
      ActivePolicies active,
      NodeRegister nodes,
      InstantSource clock) {
    this.table = table;
    this.inForce = inForce;
    this.sets = sets;
    this.active = active;
    this.nodes = nodes;
    this.clock = clock;
  }

  @Override
  public void afterPropertiesSet() {
    inForce.reissue(clock.instant());
    swap();
    if (failure != null) {
      throw new IllegalStateException("Cannot judge by the policies in force: " + failure);
    }
    nodes.runs(active.current().hash());
  }

  @EventListener
  void on(Signal signal) {
    switch (signal.topic()) {
      case POLICIES_CHANGED -> {
        if (signal.ownNode()) {
          look();
        } else {
          elsewhere.execute(this::look);
        }
      }
      case POLICIES_COMING -> {
        if (!signal.ownNode()) {
          elsewhere.execute(() -> prepare(signal.payload()));
        }
      }
      case CONVERSATION_CHANGED, SESSION_ENDED, PERSON_DISMISSED, PRESENCE, TYPING, READ -> {
        // Not about policies.
      }
    }
  }

  @EventListener
  void on(SignalsLost lost) {
    look();
  }

  @Scheduled(fixedDelay = 2_000)
  void look() {
    try {
      Optional<String> wanted = table.hashInForce();
      // A set that could not be used here may have given way to the one this node judges by.
      if (wanted.isPresent()
          && (failure != null || !wanted.get().equals(active.current().hash()))) {
        swap();
      }
    } catch (RuntimeException e) {
      LOG.warn("Could not look for policies; the set in force stays: {}", e.toString());
    }
  }

  private void prepare(String coming) {
    int space = coming.indexOf(' ');
    try {
      inForce.prepare(coming.substring(0, space), Integer.parseInt(coming.substring(space + 1)));
    } catch (RuntimeException e) {
      LOG.warn("Could not compile policies ahead of time: {}", e.toString());
    }
  }

  private synchronized void swap() {
    Optional<StoredSet> wanted = table.inForce();
    if (wanted.isEmpty()) {
      return;
    }
    switch (sets.compile(wanted.get().source())) {
      case Compilation.Compiled(PolicySet set) when set.hash().equals(wanted.get().hash()) -> {
        active.replace(set);
        active.hintBy(sets.hinting(wanted.get().source()));
        failure = null;
        nodes.runs(set.hash());
        LOG.info("Judging by policy set {}", set.hash());
      }
      case Compilation.Compiled(PolicySet set) ->
          failed("set %s compiles to %s here".formatted(wanted.get().hash(), set.hash()));
      case Compilation.Rejected(List<PolicyError> errors) ->
          failed(
              "set %s does not compile here: %s at %s"
                  .formatted(
                      wanted.get().hash(), errors.getFirst().code(), errors.getFirst().path()));
    }
  }

  private void failed(String why) {
    if (!why.equals(failure)) {
      LOG.error("The policies in force cannot be used here, the former ones stay: {}", why);
      failure = why;
      nodes.failsToJudge(why);
    }
  }

  @Override
  public void destroy() {
    elsewhere.shutdownNow();
  }

  @Override
  public Health health() {
    String why = failure;
    Health.Builder health = why == null ? Health.up() : Health.down().withDetail("failure", why);
    return health
        .withDetail("policySet", active.current().hash())
        .withDetail("patterns", active.patternSearch())
        .build();
  }
}
