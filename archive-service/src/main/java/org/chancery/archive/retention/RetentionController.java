package org.chancery.archive.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.chancery.archive.access.AccessLog;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Reading;
import org.chancery.archive.hold.Families;
import org.chancery.archive.hold.Hold;
import org.chancery.archive.hold.HoldRegister;
import org.chancery.archive.hold.Holds;
import org.chancery.archive.matter.Matters;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Rules, what they would do, and why a record still exists.
@RestController
class RetentionController {

  private static final int FURTHEST_DAYS = 3_660;

  private final RuleBook rules;
  private final Simulation simulation;
  private final Families families;
  private final HoldRegister register;
  private final Holds holds;
  private final Matters matters;
  private final Candidates candidates;
  private final AccessLog accessLog;
  private final InstantSource clock;

  RetentionController(
      RuleBook rules,
      Simulation simulation,
      Families families,
      HoldRegister register,
      Holds holds,
      Matters matters,
      Candidates candidates,
      AccessLog accessLog,
      InstantSource clock) {
    this.rules = rules;
    this.simulation = simulation;
    this.families = families;
    this.register = register;
    this.holds = holds;
    this.matters = matters;
    this.candidates = candidates;
    this.accessLog = accessLog;
    this.clock = clock;
  }

  /// Every version of the rules, newest first.
  record RulesResponse(List<RuleBook.Version> items) {}

  /// New rules, as a whole.
  record Proposal(RuleBook.@Nullable Document document, @Nullable String comment) {}

  /// What the second person says.
  record Decision(@Nullable Boolean approve, @Nullable String reason) {}

  /// Why a record still exists.
  ///
  /// @param family how many records are kept and disposed of with it, itself included
  /// @param holds that are on it, oldest first
  /// @param duties rules that are for it, the longest first
  /// @param winner `hold`, `rule` or `nothing`
  /// @param until when the winner ends; absent for a hold
  /// @param nextChange the next day on which this answer changes by itself; absent for none
  /// @param gone the disposal that took it; then there is nothing else to say
  record FateResponse(
      UUID record,
      int family,
      List<HoldReason> holds,
      List<Duty> duties,
      String winner,
      @Nullable Instant until,
      @Nullable Instant nextChange,
      int rulesVersion,
      Candidates.@Nullable Gone gone) {}

  /// A hold on a record.
  ///
  /// @param id and name are absent where the hold is of a matter that the officer is not of
  record HoldReason(@Nullable UUID id, @Nullable String name, Instant since) {}

  /// A rule that is for a record.
  record Duty(
      String rule, String name, String basis, boolean obligation, Instant end, boolean running) {}

  @GetMapping("/api/retention/rules")
  RulesResponse versions(@AuthenticationPrincipal Jwt token) {
    var items = rules.versions();
    accessLog.write(Officer.of(token), new Reading("retention", null, "rules", items.size()));
    return new RulesResponse(items);
  }

  @PostMapping("/api/retention/rules")
  @ResponseStatus(HttpStatus.CREATED)
  RuleBook.Version propose(@RequestBody Proposal proposal, @AuthenticationPrincipal Jwt token) {
    var document = proposal.document();
    if (document == null) {
      throw Refusal.invalid("document", "It is missing.", "Send all the rules there shall be.");
    }
    return rules.propose(Officer.of(token), document, proposal.comment());
  }

  @PostMapping("/api/retention/rules/{version}/decision")
  RuleBook.Version decide(
      @PathVariable int version,
      @RequestBody Decision decision,
      @AuthenticationPrincipal Jwt token) {
    return rules.decide(Officer.of(token), version, approved(decision));
  }

  /// What would be disposed of so many days from now.
  ///
  /// @param version of the rules; absent for those in force
  @GetMapping("/api/retention/simulation")
  Simulation.Outcome simulate(
      @RequestParam(defaultValue = "30") int days,
      @RequestParam @Nullable Integer version,
      @AuthenticationPrincipal Jwt token) {
    if (days < 0 || days > FURTHEST_DAYS) {
      throw Refusal.invalid("days", "It is out of range.", "Use 0 to " + FURTHEST_DAYS + ".");
    }
    var asked = version == null ? rules.inForce() : rules.version(version);
    var outcome =
        simulation.of(
            asked.rules(), register.inForce(), clock.instant().plus(Duration.ofDays(days)));
    accessLog.write(
        Officer.of(token),
        new Reading(
            "retention-simulation",
            null,
            "in %d days by version %d".formatted(days, asked.version()),
            outcome.records()));
    return outcome;
  }

  /// What could be disposed of at once if a hold were released, beyond what already can.
  @GetMapping("/api/retention/after-release")
  Simulation.Outcome afterRelease(@RequestParam UUID hold, @AuthenticationPrincipal Jwt token) {
    var officer = Officer.of(token);
    var found = holds.find(officer, hold);
    var others =
        register.inForce().stream().filter(other -> !other.id().equals(found.id())).toList();
    var outcome = simulation.of(rules.inForce().rules(), others, clock.instant());
    accessLog.write(
        officer,
        new Reading("retention-simulation", null, "without hold " + hold, outcome.records()));
    return outcome;
  }

  /// Why a record still exists, or where it went.
  @GetMapping("/api/retention/records/{id}")
  FateResponse fate(@PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
    var officer = Officer.of(token);
    var version = rules.inForce();
    var family = families.of(List.of(id)).stream().findFirst();
    var gone = candidates.gone(id).stream().findFirst();
    accessLog.write(
        officer, new Reading("retention-fate", null, id.toString(), family.isPresent() ? 1 : 0));
    if (family.isEmpty()) {
      return gone.map(where ->
              new FateResponse(
                  id, 0, List.of(), List.of(), "nothing", null, null, version.version(), where))
          .orElseThrow(() -> Refusal.notFound("record"));
    }
    var fate = Fate.of(family.get(), version.rules(), register.inForce(), clock.instant());
    var winner =
        !fate.holds().isEmpty() ? "hold" : fate.runsUntil().isPresent() ? "rule" : "nothing";
    return new FateResponse(
        id,
        family.get().records().size(),
        fate.holds().stream().map(hold -> reason(officer, hold)).toList(),
        fate.duties().stream().map(duty -> duty(duty, fate.now())).toList(),
        winner,
        fate.holds().isEmpty() ? fate.runsUntil().orElse(null) : null,
        fate.nextChange().orElse(null),
        version.version(),
        null);
  }

  private HoldReason reason(Officer officer, Hold hold) {
    var isKnown = officer.isLead() || matters.find(officer, hold.matter()).isPresent();
    return new HoldReason(
        isKnown ? hold.id() : null, isKnown ? hold.name() : null, hold.placedAt());
  }

  private static Duty duty(RuleSet.Duty duty, Instant now) {
    return new Duty(
        duty.rule().id(),
        duty.rule().name(),
        duty.rule().basis(),
        duty.rule().isObligation(),
        duty.end(),
        duty.end().isAfter(now));
  }

  static boolean approved(Decision decision) {
    var approve = decision.approve();
    if (approve == null) {
      throw Refusal.invalid("approve", "It is missing.", "Send true or false.");
    }
    return approve;
  }
}
