package org.chancery.messaging.node;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Which nodes are alive and which policy set each runs, told by their heartbeats. The database's
/// clock decides, so the nodes' clocks need not agree.
@Component
public class NodeRegister {

  /// A node that has not been heard of for so long counts as dead.
  public static final Duration SILENCE = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(NodeRegister.class);

  private final NodeId node;
  private final JdbcClient jdbc;
  private volatile @Nullable String policySet;
  private volatile @Nullable String policyFailure;
  private volatile int connections;

  NodeRegister(NodeId node, JdbcClient jdbc) {
    this.node = node;
    this.jdbc = jdbc;
  }

  /// A node as it last described itself.
  ///
  /// @param seenSecondsAgo age of its last heartbeat in seconds
  /// @param policySet hash of the set it judges by
  /// @param policySince since when
  /// @param policyFailure why it does not judge by the set in force; absent while it does
  /// @param connections open sockets
  public record LiveNode(
      String id,
      Instant started,
      int seenSecondsAgo,
      @Nullable String policySet,
      @Nullable Instant policySince,
      @Nullable String policyFailure,
      int connections) {}

  /// The nodes alive now.
  public List<LiveNode> alive() {
    return jdbc.sql(
            """
            select id, started, extract(epoch from now() - seen)::int as age, policy_set, policy_since,
              policy_failure, connections
            from node where seen > now() - make_interval(secs => ?) order by started, id
            """)
        .param(SILENCE.toSeconds())
        .query((rows, _) ->
            new LiveNode(
                rows.getString("id"),
                rows.getObject("started", OffsetDateTime.class).toInstant(),
                rows.getInt("age"),
                rows.getString("policy_set"),
                instant(rows.getObject("policy_since", OffsetDateTime.class)),
                rows.getString("policy_failure"),
                rows.getInt("connections")))
        .list();
  }

  /// Says which policy set this node judges by, from now on.
  public void runs(String policySetHash) {
    policySet = policySetHash;
    policyFailure = null;
    beat();
  }

  /// Says why this node goes on judging by another set than the one in force.
  public void failsToJudge(String why) {
    policyFailure = why;
    beat();
  }

  /// Says how many sockets this node holds, with the next heartbeat.
  public void holds(int openConnections) {
    connections = openConnections;
  }

  @Scheduled(fixedRate = 5_000)
  void beat() {
    try {
      jdbc.sql(
              """
              insert into node
                (id, started, seen, policy_set, policy_since, policy_failure, connections)
              values (?, now(), now(), ?, now(), ?, ?)
              on conflict (id) do update
                set seen = now(), policy_set = excluded.policy_set, connections = excluded.connections,
                  policy_failure = excluded.policy_failure,
                  policy_since = case
                    when node.policy_set is not distinct from excluded.policy_set
                    then node.policy_since else now() end
              """)
          .param(node.value())
          .param(policySet)
          .param(policyFailure)
          .param(connections)
          .update();
    } catch (RuntimeException e) {
      LOG.warn("Heartbeat of {} failed: {}", node, e.toString());
    }
  }

  /// Forgets nodes that died long ago; what refers to them goes with them.
  @Scheduled(fixedRate = 60_000)
  void forgetDead() {
    jdbc.sql("delete from node where seen < now() - interval '1 hour'").update();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
