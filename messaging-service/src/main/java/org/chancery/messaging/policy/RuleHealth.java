package org.chancery.messaging.policy;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chancery.messaging.screening.VerdictTally;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// How rules do over the days: what they find, how often senders go on regardless, what a verdict
/// costs, and which rules always find something together. Nodes add up what they counted every few
/// seconds; what a killed node had not added up yet is lost, for these are figures, not records.
@Component
public class RuleHealth implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RuleHealth.class);
  private static final int MOST_DAYS = 366;
  private static final int WEEK = 7;

  private final JdbcClient jdbc;
  private final VerdictTally tally;
  private final InstantSource clock;
  private volatile boolean running;

  RuleHealth(JdbcClient jdbc, VerdictTally tally, InstantSource clock) {
    this.jdbc = jdbc;
    this.tally = tally;
    this.clock = clock;
  }

  /// Hits of one day.
  public record Day(LocalDate day, long hits) {}

  /// One rule over some days.
  ///
  /// @param overridden how often senders went on in spite of a warning
  /// @param micros half of the verdicts with a finding of this rule took at most so many
  ///   microseconds; absent when there was none
  /// @param upheld how many appeals against it were answered that the verdict stands
  /// @param overturned how many that it was a mistake
  /// @param precision part of the answered appeals in which the rule was right, 0 to 1; absent
  ///   while none is answered
  public record RuleDays(
      String rule,
      List<Day> days,
      long hits,
      long overridden,
      @Nullable Long micros,
      @Nullable Instant lastHit,
      long upheld,
      long overturned,
      @Nullable Double precision) {}

  /// A rule that finds something nearly always when another does.
  ///
  /// @param share part of the rarer one's hits in which both found something, 0 to 1
  public record Overlap(String rule, String otherPolicy, String otherRule, double share) {}

  /// A policy's hits of the last seven days, for lists.
  ///
  /// @param days each of the seven, the oldest first
  public record Recent(long hits, Instant lastHit, List<Day> days) {
    public Recent {
      days = List.copyOf(days);
    }
  }

  /// How appeals against a policy were answered.
  ///
  /// @param precision part of the answered appeals in which the policy was right, 0 to 1; absent
  ///   while none is answered
  public record Appeals(long upheld, long overturned, @Nullable Double precision) {
    static Appeals of(long upheld, long overturned) {
      long answered = upheld + overturned;
      return new Appeals(upheld, overturned, answered == 0 ? null : (double) upheld / answered);
    }
  }

  private record Activity(
      String rule, LocalDate day, long hits, long overridden, Instant lastHit, List<Long> micros) {}

  /// Adds up what this node counted.
  @Scheduled(fixedDelay = 5_000)
  void flush() {
    VerdictTally.Figures figures = tally.take();
    try {
      figures.rules().forEach(this::add);
      figures.pairs().forEach(this::add);
    } catch (RuntimeException e) {
      LOG.warn("Could not add up how rules did; these figures are lost: {}", e.toString());
    }
  }

  /// Each rule of a policy that found anything in the last days, or about which an appeal was
  /// answered in them, by rule id.
  public List<RuleDays> rules(String policy, int days) {
    LocalDate first = first(days);
    Map<String, List<Activity>> byRule = new TreeMap<>();
    for (Activity activity :
        jdbc.sql(
                """
                select rule, day, hits, overridden, last_hit, micros from rule_activity
                where policy = ? and day >= ? order by rule, day
                """)
            .param(policy)
            .param(first)
            .query((row, _) ->
                new Activity(
                    row.getString("rule"),
                    row.getObject("day", LocalDate.class),
                    row.getLong("hits"),
                    row.getLong("overridden"),
                    row.getObject("last_hit", OffsetDateTime.class).toInstant(),
                    longs(row.getArray("micros"))))
            .list()) {
      byRule.computeIfAbsent(activity.rule(), _ -> new ArrayList<>()).add(activity);
    }
    Map<String, Appeals> appeals = appealsByRule(policy, first);
    appeals.keySet().forEach(rule -> byRule.computeIfAbsent(rule, _ -> new ArrayList<>()));
    List<RuleDays> rules = new ArrayList<>();
    byRule.forEach((rule, activities) ->
        rules.add(ruleDays(rule, activities, appeals.getOrDefault(rule, Appeals.of(0, 0)))));
    return rules;
  }

  /// Rules of a policy that overlap with others by more than four in five.
  public List<Overlap> overlaps(String policy, int days) {
    return jdbc.sql(
            """
            with hits as (
              select policy, rule, sum(hits) as hits from rule_activity where day >= :first
              group by policy, rule),
            pairs as (
              select policy, rule, other_policy, other_rule, sum(together) as together
              from rule_pair where day >= :first and :policy in (policy, other_policy)
              group by policy, rule, other_policy, other_rule)
            select p.*, p.together::float8 / least(a.hits, b.hits) as share
            from pairs p
            join hits a on a.policy = p.policy and a.rule = p.rule
            join hits b on b.policy = p.other_policy and b.rule = p.other_rule
            where p.together > 0.8 * least(a.hits, b.hits) and least(a.hits, b.hits) >= 5
            order by share desc, p.policy, p.rule, p.other_policy, p.other_rule limit 100
            """)
        .param("first", first(days))
        .param("policy", policy)
        .query((row, _) -> {
          boolean own = row.getString("policy").equals(policy);
          String here = own ? "" : "other_";
          String there = own ? "other_" : "";
          return new Overlap(
              row.getString(here + "rule"),
              row.getString(there + "policy"),
              row.getString(there + "rule"),
              Math.min(1, row.getDouble("share")));
        })
        .list();
  }

  /// How appeals against a policy were answered in the last days.
  public Appeals appeals(String policy, int days) {
    return jdbc.sql(
            """
            select count(*) filter (where ruling = 'upheld') as upheld,
              count(*) filter (where ruling = 'overturned') as overturned
            from appeal where answered_at >= :first and exists (
              select from jsonb_array_elements(rules) rule where rule ->> 'policy' = :policy)
            """)
        .param("policy", policy)
        .param("first", first(days).atStartOfDay().atOffset(ZoneOffset.UTC))
        .query((row, _) -> Appeals.of(row.getLong("upheld"), row.getLong("overturned")))
        .single();
  }

  private Map<String, Appeals> appealsByRule(String policy, LocalDate first) {
    Map<String, Appeals> appeals = new TreeMap<>();
    jdbc.sql(
            """
            select rule ->> 'rule' as rule, count(*) filter (where ruling = 'upheld') as upheld,
              count(*) filter (where ruling = 'overturned') as overturned
            from appeal, jsonb_array_elements(rules) rule
            where answered_at >= ? and rule ->> 'policy' = ? group by 1
            """)
        .param(first.atStartOfDay().atOffset(ZoneOffset.UTC))
        .param(policy)
        .query(row -> {
          appeals.put(
              row.getString("rule"), Appeals.of(row.getLong("upheld"), row.getLong("overturned")));
        });
    return appeals;
  }

  /// What each policy found in the last seven days, and when it last found anything, by policy id.
  public Map<String, Recent> lastWeek() {
    record Last(String policy, Instant at) {}
    LocalDate first = first(WEEK);
    Map<String, Map<LocalDate, Long>> hits = new HashMap<>();
    jdbc.sql(
            """
            select policy, day, sum(hits) as hits from rule_activity
            where hits > 0 and day >= ? group by policy, day
            """)
        .param(first)
        .query(row -> {
          hits.computeIfAbsent(row.getString("policy"), _ -> new HashMap<>())
              .put(row.getObject("day", LocalDate.class), row.getLong("hits"));
        });
    Map<String, Recent> recent = new TreeMap<>();
    for (Last last :
        jdbc.sql(
                """
                select policy, max(last_hit) as last_hit from rule_activity
                where hits > 0 group by policy
                """)
            .query((row, _) ->
                new Last(
                    row.getString("policy"),
                    row.getObject("last_hit", OffsetDateTime.class).toInstant()))
            .list()) {
      Map<LocalDate, Long> found = hits.getOrDefault(last.policy(), Map.of());
      List<Day> days =
          first
              .datesUntil(first.plusDays(WEEK))
              .map(day -> new Day(day, found.getOrDefault(day, 0L)))
              .toList();
      recent.put(
          last.policy(), new Recent(days.stream().mapToLong(Day::hits).sum(), last.at(), days));
    }
    return recent;
  }

  private LocalDate first(int days) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
        .minusDays(Math.clamp(days, 1, MOST_DAYS) - 1L);
  }

  private void add(VerdictTally.RuleFigures figures) {
    jdbc.sql(
            """
            insert into rule_activity (day, policy, rule, hits, overridden, last_hit, micros)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (policy, rule, day) do update
              set hits = rule_activity.hits + excluded.hits,
                  overridden = rule_activity.overridden + excluded.overridden,
                  last_hit = greatest(rule_activity.last_hit, excluded.last_hit),
                  micros = (
                    select array_agg(a + b order by place)
                    from unnest(rule_activity.micros, excluded.micros)
                      with ordinality as both_counts (a, b, place))
            """)
        .param(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param(figures.rule().policy())
        .param(figures.rule().rule())
        .param(figures.hits())
        .param(figures.overridden())
        .param(figures.lastHit().atOffset(ZoneOffset.UTC))
        .param(figures.micros().toArray(Long[]::new))
        .update();
  }

  private void add(VerdictTally.PairFigures figures) {
    VerdictTally.Pair pair = figures.pair();
    jdbc.sql(
            """
            insert into rule_pair (day, policy, rule, other_policy, other_rule, together)
            values (?, ?, ?, ?, ?, ?)
            on conflict (policy, rule, other_policy, other_rule, day) do update
              set together = rule_pair.together + excluded.together
            """)
        .param(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param(pair.first().policy())
        .param(pair.first().rule())
        .param(pair.second().policy())
        .param(pair.second().rule())
        .param(figures.together())
        .update();
  }

  private static RuleDays ruleDays(String rule, List<Activity> activities, Appeals appeals) {
    long hits = 0;
    long overridden = 0;
    Instant lastHit = null;
    long[] micros = new long[VerdictTally.BUCKETS];
    List<Day> days = new ArrayList<>();
    for (Activity activity : activities) {
      hits += activity.hits();
      overridden += activity.overridden();
      lastHit = activity.hits() > 0 ? activity.lastHit() : lastHit;
      days.add(new Day(activity.day(), activity.hits()));
      Arrays.setAll(micros, i -> micros[i] + activity.micros().get(i));
    }
    return new RuleDays(
        rule,
        days,
        hits,
        overridden,
        median(micros),
        lastHit,
        appeals.upheld(),
        appeals.overturned(),
        appeals.precision());
  }

  /// The bound of the bucket in which the middle one lies.
  private static @Nullable Long median(long[] buckets) {
    long half = (Arrays.stream(buckets).sum() + 1) / 2;
    long seen = 0;
    for (int i = 0; half > 0 && i < buckets.length; i++) {
      seen += buckets[i];
      if (seen >= half) {
        return 1L << i;
      }
    }
    return null;
  }

  private static List<Long> longs(Array array) throws SQLException {
    return List.of((Long[]) array.getArray());
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    flush();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
