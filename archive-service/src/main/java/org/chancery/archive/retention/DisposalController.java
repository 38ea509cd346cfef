package org.chancery.archive.retention;

import java.util.List;
import java.util.UUID;
import org.chancery.archive.access.AccessLog;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Disposals in two steps, and requests for erasure that they carry out.
@RestController
class DisposalController {

  private final Disposals disposals;
  private final DisposalWork work;
  private final RuleBook rules;
  private final Erasures erasures;
  private final AccessLog accessLog;

  DisposalController(
      Disposals disposals,
      DisposalWork work,
      RuleBook rules,
      Erasures erasures,
      AccessLog accessLog) {
    this.disposals = disposals;
    this.work = work;
    this.rules = rules;
    this.erasures = erasures;
    this.accessLog = accessLog;
  }

  /// Disposals, newest first.
  record DisposalsResponse(List<Disposals.Disposal> items) {}

  /// A disposal and what it lists, by rule.
  record DisposalResponse(Disposals.Disposal disposal, List<Disposals.ByRule> rules) {}

  /// Requests, newest first.
  record ErasuresResponse(List<Erasures.Request> items) {}

  /// A request and the verdict on each of its items.
  record ErasureResponse(Erasures.Request request, Erasures.Verdicts verdicts) {}

  /// Who wants to be forgotten, and what they asked.
  record NewErasure(@Nullable UUID subject, @Nullable String reason) {}

  /// How a request ends.
  ///
  /// @param refused whether it was not granted
  record Closing(@Nullable Boolean refused, @Nullable String reason) {}

  @GetMapping("/api/disposals")
  DisposalsResponse list(@AuthenticationPrincipal Jwt token) {
    var items = disposals.all();
    accessLog.write(Officer.of(token), new Reading("disposals", null, "all", items.size()));
    return new DisposalsResponse(items);
  }

  @GetMapping("/api/disposals/{id}")
  DisposalResponse one(@PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
    accessLog.write(Officer.of(token), new Reading("disposal", null, id.toString(), 1));
    return new DisposalResponse(disposals.find(id), disposals.byRule(id));
  }

  @PostMapping("/api/disposals")
  @ResponseStatus(HttpStatus.ACCEPTED)
  DisposalResponse begin(@AuthenticationPrincipal Jwt token) {
    var id = disposals.begin(Officer.of(token), rules.inForce().version());
    work.wake();
    return new DisposalResponse(disposals.find(id), List.of());
  }

  @PostMapping("/api/disposals/{id}/decision")
  DisposalResponse decide(
      @PathVariable UUID id,
      @RequestBody RetentionController.Decision decision,
      @AuthenticationPrincipal Jwt token) {
    var approve = RetentionController.approved(decision);
    var decided = disposals.decide(Officer.of(token), id, approve, decision.reason());
    if (approve) {
      work.wake();
    }
    return new DisposalResponse(decided, disposals.byRule(id));
  }

  /// Gives a list up, which whoever had it made may do as well.
  @PostMapping("/api/disposals/{id}/abandon")
  DisposalResponse abandon(
      @PathVariable UUID id,
      @RequestBody RetentionController.Decision decision,
      @AuthenticationPrincipal Jwt token) {
    return new DisposalResponse(
        disposals.decide(Officer.of(token), id, false, decision.reason()), disposals.byRule(id));
  }

  @GetMapping("/api/erasures")
  ErasuresResponse requests(@AuthenticationPrincipal Jwt token) {
    var items = erasures.all();
    accessLog.write(Officer.of(token), new Reading("erasures", null, "all", items.size()));
    return new ErasuresResponse(items);
  }

  @GetMapping("/api/erasures/{id}")
  ErasureResponse request(@PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
    var request = erasures.find(id);
    var verdicts = erasures.verdicts(request);
    accessLog.write(
        Officer.of(token),
        new Reading(
            "erasure",
            null,
            id.toString(),
            verdicts.counts().values().stream().mapToLong(Long::longValue).sum()));
    return new ErasureResponse(request, verdicts);
  }

  @PostMapping("/api/erasures")
  @ResponseStatus(HttpStatus.CREATED)
  Erasures.Request enter(@RequestBody NewErasure erasure, @AuthenticationPrincipal Jwt token) {
    return erasures.enter(Officer.of(token), erasure.subject(), erasure.reason());
  }

  @PostMapping("/api/erasures/{id}/close")
  Erasures.Request close(
      @PathVariable UUID id, @RequestBody Closing closing, @AuthenticationPrincipal Jwt token) {
    return erasures.close(
        Officer.of(token), id, Boolean.TRUE.equals(closing.refused()), closing.reason());
  }
}
