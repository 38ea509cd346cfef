package org.chancery.archive.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chancery.archive.access.Acts;
import org.chancery.archive.access.Officer;
import org.chancery.archive.own.OwnType;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Every version of the rules there has been. A version is proposed by one person, decided on by
/// another, and never changed.
@Component
class RuleBook {

  private static final int LONGEST = 500;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final Acts acts;
  private final JsonMapper json = JsonMapper.builder().build();

  RuleBook(JdbcClient jdbc, InstantSource clock, Acts acts) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.acts = acts;
  }

  /// Rules as they are sent and stored.
  record Document(@Nullable List<Line> rules, @Nullable Map<String, Set<String>> regions) {

    RuleSet ruleSet() {
      return new RuleSet(
          rules == null ? List.of() : rules.stream().map(Line::rule).toList(),
          new Regions(regions == null ? Map.of() : regions));
    }

    static Document of(RuleSet rules) {
      return new Document(rules.rules().stream().map(Line::of).toList(), rules.regions().units());
    }
  }

  /// One rule as it is sent and stored.
  ///
  /// @param period ISO 8601, as in `P7Y`
  record Line(
      @Nullable String id,
      @Nullable String name,
      @Nullable Set<String> units,
      @Nullable Set<UUID> people,
      @Nullable Set<String> kinds,
      @Nullable Set<String> types,
      @Nullable Set<String> regions,
      @Nullable String period,
      @Nullable String basis,
      @Nullable Boolean obligation) {

    private Rule rule() {
      return new Rule(
          orEmpty(id),
          orEmpty(name),
          new Rule.Scope(
              orEmpty(units), orEmpty(people), orEmpty(kinds), orEmpty(types), orEmpty(regions)),
          period(period),
          orEmpty(basis),
          Boolean.TRUE.equals(obligation));
    }

    private static Line of(Rule rule) {
      return new Line(
          rule.id(),
          rule.name(),
          rule.scope().units(),
          rule.scope().people(),
          rule.scope().kinds(),
          rule.scope().types(),
          rule.scope().regions(),
          rule.period().toString(),
          rule.basis(),
          rule.isObligation());
    }

    private static Period period(@Nullable String text) {
      try {
        return Period.parse(orEmpty(text));
      } catch (DateTimeParseException notOne) {
        throw Refusal.invalid(
            "rules", "A period cannot be read.", "Write it as P7Y, P18M or P90D.");
      }
    }

    private static String orEmpty(@Nullable String text) {
      return text == null ? "" : text;
    }

    private static <T> Set<T> orEmpty(@Nullable Set<T> set) {
      return set == null ? Set.of() : set;
    }
  }

  /// A version of the rules, and what became of it.
  ///
  /// @param state `proposed`, `in-force`, `replaced` or `rejected`
  record Version(
      int version,
      Document document,
      String comment,
      Instant proposedAt,
      String proposedBy,
      String state,
      @Nullable Instant decidedAt,
      @Nullable String decidedBy) {

    RuleSet rules() {
      return document.ruleSet();
    }
  }

  /// Every version, newest first.
  List<Version> versions() {
    return jdbc.sql("select * from retention_rules order by version desc")
        .query((row, _) -> version(row))
        .list();
  }

  /// The version in force.
  Version inForce() {
    return jdbc.sql("select * from retention_rules where state = 'in-force'")
        .query((row, _) -> version(row))
        .single();
  }

  /// That version.
  ///
  /// @throws Refusal 404
  Version version(int number) {
    return jdbc.sql("select * from retention_rules where version = ?")
        .param(number)
        .query((row, _) -> version(row))
        .optional()
        .orElseThrow(() -> Refusal.notFound("version of the rules"));
  }

  @Transactional
  Version propose(Officer officer, Document document, @Nullable String comment) {
    var rules = document.ruleSet();
    if (comment == null || comment.isBlank() || comment.length() > LONGEST) {
      throw Refusal.invalid(
          "comment",
          "It is empty or longer than " + LONGEST + " characters.",
          "Say what changes, and why.");
    }
    jdbc.sql("select pg_advisory_xact_lock(hashtext('retention_rules'))").query().singleRow();
    if (jdbc.sql("select count(*) from retention_rules where state = 'proposed'")
            .query(Long.class)
            .single()
        > 0) {
      throw Refusal.conflict(
          "rules-proposed", "Another proposal waits for its decision. See to that one first.");
    }
    var number =
        jdbc.sql(
                """
                insert into retention_rules (version, document, comment, proposed_at, proposed_by, state)
                select max(version) + 1, ?::jsonb, ?, ?, ?, 'proposed' from retention_rules
                returning version
                """)
            .param(json.writeValueAsString(Document.of(rules)))
            .param(comment.strip())
            .param(Timestamp.from(clock.instant()))
            .param(officer.username())
            .query(Integer.class)
            .single();
    acts.record(
        officer, OwnType.RETENTION_PROPOSED, Map.of("version", number, "reason", comment.strip()));
    return version(number);
  }

  @Transactional
  Version decide(Officer officer, int number, boolean approve) {
    var proposed = version(number);
    if (!proposed.state().equals("proposed")) {
      throw Refusal.conflict("rules-decided", "This version has been decided on already.");
    }
    if (proposed.proposedBy().equals(officer.username())) {
      throw Refusal.secondPersonNeeded("You proposed these rules, so another person decides.");
    }
    if (approve) {
      jdbc.sql("update retention_rules set state = 'replaced' where state = 'in-force'").update();
    }
    var decided =
        jdbc.sql(
                """
                update retention_rules set state = ?, decided_at = ?, decided_by = ?
                where version = ? and state = 'proposed'
                """)
            .param(approve ? "in-force" : "rejected")
            .param(Timestamp.from(clock.instant()))
            .param(officer.username())
            .param(number)
            .update();
    if (decided == 0) {
      throw Refusal.conflict("rules-decided", "This version has been decided on already.");
    }
    acts.record(
        officer,
        OwnType.RETENTION_DECIDED,
        Map.of("version", number, "action", approve ? "approved" : "rejected"));
    return version(number);
  }

  private Version version(ResultSet row) throws SQLException {
    var decided = row.getTimestamp("decided_at");
    return new Version(
        row.getInt("version"),
        json.readValue(row.getString("document"), Document.class),
        row.getString("comment"),
        row.getTimestamp("proposed_at").toInstant(),
        row.getString("proposed_by"),
        row.getString("state"),
        decided == null ? null : decided.toInstant(),
        row.getString("decided_by"));
  }
}
