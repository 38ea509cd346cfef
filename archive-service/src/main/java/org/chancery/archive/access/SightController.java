package org.chancery.archive.access;

import java.util.List;
import java.util.UUID;
import org.chancery.archive.problem.Refusal;
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

/// Direct conversations under two pairs of eyes, and the parts that are open to regulators.
@RestController
class SightController {

  private final BreakGlass breakGlass;
  private final RegulatorScopes scopes;
  private final AccessLog accessLog;

  SightController(BreakGlass breakGlass, RegulatorScopes scopes, AccessLog accessLog) {
    this.breakGlass = breakGlass;
    this.scopes = scopes;
    this.accessLog = accessLog;
  }

  /// Requests, newest first.
  record RequestsResponse(List<BreakGlass.Request> items) {}

  /// A request to see direct conversations.
  record NewRequest(
      @Nullable List<Subject> custodians, @Nullable String reason, @Nullable Integer hours) {}

  /// What the second person says.
  record GlassDecision(@Nullable Boolean approve) {}

  /// What was opened, newest first.
  record ScopesResponse(List<RegulatorScopes.Opened> items) {}

  @GetMapping("/api/break-glass")
  RequestsResponse requests(@AuthenticationPrincipal Jwt token) {
    var officer = Officer.of(token);
    var items = breakGlass.of(officer);
    accessLog.write(officer, new Reading("break-glass", null, "all", items.size()));
    return new RequestsResponse(items);
  }

  @PostMapping("/api/break-glass")
  @ResponseStatus(HttpStatus.CREATED)
  BreakGlass.Request ask(@RequestBody NewRequest request, @AuthenticationPrincipal Jwt token) {
    var custodians = request.custodians();
    var hours = request.hours();
    return breakGlass.ask(
        Officer.of(token),
        custodians == null ? List.of() : custodians,
        request.reason(),
        hours == null ? 8 : hours);
  }

  @PostMapping("/api/break-glass/{id}/decision")
  BreakGlass.Request decide(
      @PathVariable UUID id,
      @RequestBody GlassDecision decision,
      @AuthenticationPrincipal Jwt token) {
    var approve = decision.approve();
    if (approve == null) {
      throw Refusal.invalid("approve", "It is missing.", "Send true or false.");
    }
    return breakGlass.decide(Officer.of(token), id, approve);
  }

  @PostMapping("/api/break-glass/{id}/end")
  BreakGlass.Request end(@PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
    return breakGlass.end(Officer.of(token), id);
  }

  @GetMapping("/api/regulator-scopes")
  ScopesResponse scopes(@AuthenticationPrincipal Jwt token) {
    var items = scopes.all();
    accessLog.write(Officer.of(token), new Reading("regulator-scopes", null, "all", items.size()));
    return new ScopesResponse(items);
  }

  @PostMapping("/api/regulator-scopes")
  @ResponseStatus(HttpStatus.CREATED)
  RegulatorScopes.Opened open(
      @RequestBody RegulatorScopes.Opening opening, @AuthenticationPrincipal Jwt token) {
    return scopes.open(Officer.of(token), opening);
  }

  @PostMapping("/api/regulator-scopes/{id}/withdraw")
  RegulatorScopes.Opened withdraw(@PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
    return scopes.withdraw(Officer.of(token), id);
  }

  /// What is open to the regulator who asks.
  @GetMapping("/api/my-scope")
  ScopesResponse mine(@AuthenticationPrincipal Jwt token) {
    var regulator = Officer.of(token);
    var items = scopes.of(regulator);
    accessLog.write(regulator, new Reading("my-scope", null, "own", items.size()));
    return new ScopesResponse(items);
  }
}
