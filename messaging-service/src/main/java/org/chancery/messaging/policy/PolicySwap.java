package org.chancery.messaging.policy;

import java.util.List;
import java.util.Optional;
import org.chancery.messaging.node.NodeRegister;
import org.chancery.messaging.node.Signal;
import org.chancery.messaging.node.SignalsLost;
import org.chancery.messaging.screening.ActivePolicies;
import org.chancery.policy.Compilation;
import org.chancery.policy.Policy;
import org.chancery.policy.PolicyError;
import org.chancery.policy.PolicySet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
class PolicySwap implements InitializingBean, HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(PolicySwap.class);

  private final PolicyTables tables;
  private final ActivePolicies active;
  private final NodeRegister nodes;
  private volatile @Nullable String failure;

  PolicySwap(PolicyTables tables, ActivePolicies active, NodeRegister nodes) {
    this.tables = tables;
    this.active = active;
    this.nodes = nodes;
  }

  @Override
  public void afterPropertiesSet() {
    swap();
    if (failure != null) {
      throw new IllegalStateException("Cannot judge by the policies in force: " + failure);
    }
    nodes.runs(active.current().hash());
  }

  @EventListener
  void on(Signal signal) {
    if (signal.topic() == Signal.Topic.POLICIES_CHANGED) {
      look();
    }
  }

  @EventListener
  void on(SignalsLost lost) {
    look();
  }

  @Scheduled(fixedDelay = 2_000)
  void look() {
    try {
      Optional<String> wanted = tables.hashInForce();
      if (wanted.isPresent() && !wanted.get().equals(active.current().hash())) {
        swap();
      }
    } catch (RuntimeException e) {
      LOG.warn("Could not look for policies; the set in force stays: {}", e.toString());
    }
  }

  private synchronized void swap() {
    Optional<PolicyTables.StoredSet> wanted = tables.setInForce();
    if (wanted.isEmpty()) {
      return;
    }
    List<Policy> policies =
        wanted.get().policies().stream()
            .map(p -> PolicyRevision.policy(p.id(), p.name(), p.version(), p.rules()))
            .toList();
    switch (PolicySet.compile(policies)) {
      case Compilation.Compiled(PolicySet set) when set.hash().equals(wanted.get().hash()) -> {
        active.replace(set);
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
    }
    failure = why;
  }

  @Override
  public Health health() {
    String why = failure;
    Health.Builder health = why == null ? Health.up() : Health.down().withDetail("failure", why);
    return health.withDetail("policySet", active.current().hash()).build();
  }
}
