package org.chancery.messaging.overview;

import java.util.Arrays;
import java.util.List;
import org.chancery.messaging.journal.JournalFeed;
import org.chancery.messaging.node.NodeRegister;
import org.chancery.messaging.screening.ActivePolicies;
import org.chancery.policy.PolicySet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the service is doing, for those who watch over it. Figures only, no content.
@RestController
class OverviewController {

  private static final String ARCHIVE = "archive";

  private final Activity activity;
  private final JournalFeed feed;
  private final NodeRegister nodes;
  private final ActivePolicies policies;

  OverviewController(
      Activity activity, JournalFeed feed, NodeRegister nodes, ActivePolicies policies) {
    this.activity = activity;
    this.feed = feed;
    this.nodes = nodes;
    this.policies = policies;
  }

  /// @param sinceStart counts of the node that answers
  /// @param perMinute the last hour of all nodes
  /// @param connections open sockets of all nodes
  record Overview(
      Activity.Totals sinceStart,
      List<Activity.Minute> perMinute,
      int connections,
      List<NodeRegister.LiveNode> nodes,
      Policies policies,
      Journal journal) {}

  /// @param isEmpty whether nothing is judged because no policy was ever published
  record Policies(String set, boolean isEmpty) {}

  /// @param heads last position of each partition
  /// @param acknowledged how far the archive has durably come
  /// @param behind records the archive has not acknowledged
  record Journal(List<Long> heads, List<Long> acknowledged, long behind) {}

  @GetMapping("/api/overview")
  Overview overview() {
    long[] acknowledged = feed.acknowledged(ARCHIVE).toArray();
    long[] heads = feed.heads().toArray();
    List<NodeRegister.LiveNode> alive = nodes.alive();
    String set = policies.current().hash();
    return new Overview(
        activity.sinceStart(),
        activity.lastHour(),
        alive.stream().mapToInt(NodeRegister.LiveNode::connections).sum(),
        alive,
        new Policies(set, set.equals(PolicySet.empty().hash())),
        new Journal(
            list(heads),
            list(acknowledged),
            Arrays.stream(heads).sum() - Arrays.stream(acknowledged).sum()));
  }

  private static List<Long> list(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
