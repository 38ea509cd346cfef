package org.chancery.archive.matter;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.archive.access.AccessLog;
import org.chancery.archive.access.NotARead;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Reading;
import org.chancery.archive.access.WorkingSessions;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Matters and the working session of whoever asks.
@RestController
class MatterController {

  private final Matters matters;
  private final WorkingSessions sessions;
  private final AccessLog accessLog;

  MatterController(Matters matters, WorkingSessions sessions, AccessLog accessLog) {
    this.matters = matters;
    this.sessions = sessions;
    this.accessLog = accessLog;
  }

  /// The officer's own matters.
  record MattersResponse(List<Matter> items) {}

  /// A new matter.
  record NewMatter(@Nullable String name, @Nullable String purpose) {}

  /// Somebody who is to work on it.
  record NewMember(@Nullable String username) {}

  /// What to work on from now on.
  ///
  /// @param purpose absent for the matter's own
  record NewSession(@Nullable UUID matter, @Nullable String purpose) {}

  /// What the officer works on now; nothing before they have said.
  record SessionResponse(WorkingSessions.@Nullable Session session) {}

  @GetMapping("/api/matters")
  MattersResponse list(@AuthenticationPrincipal Jwt token) {
    var officer = Officer.of(token);
    var items = matters.of(officer);
    accessLog.write(officer, new Reading("matters", null, "own", items.size()));
    return new MattersResponse(items);
  }

  @GetMapping("/api/matters/{id}")
  Matter one(@PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
    var officer = Officer.of(token);
    var found = matters.find(officer, id);
    accessLog.write(officer, new Reading("matter", null, id.toString(), found.isPresent() ? 1 : 0));
    return found.orElseThrow(() -> Refusal.notFound("matter"));
  }

  @PostMapping("/api/matters")
  @ResponseStatus(HttpStatus.CREATED)
  Matter begin(@RequestBody NewMatter matter, @AuthenticationPrincipal Jwt token) {
    return matters.begin(Officer.of(token), given(matter.name()), given(matter.purpose()));
  }

  @PostMapping("/api/matters/{id}/members")
  Matter add(
      @PathVariable UUID id, @RequestBody NewMember member, @AuthenticationPrincipal Jwt token) {
    return matters.add(Officer.of(token), id, given(member.username()));
  }

  @DeleteMapping("/api/matters/{id}/members/{username}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @PathVariable UUID id, @PathVariable String username, @AuthenticationPrincipal Jwt token) {
    matters.remove(Officer.of(token), id, username);
  }

  @PostMapping("/api/matters/{id}/close")
  Matter close(@PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
    return matters.close(Officer.of(token), id);
  }

  @NotARead("It shows what the officer said of themselves.")
  @GetMapping("/api/working-session")
  SessionResponse session(@AuthenticationPrincipal Jwt token) {
    return new SessionResponse(sessions.of(Officer.of(token)).orElse(null));
  }

  @PutMapping("/api/working-session")
  SessionResponse enter(@RequestBody NewSession session, @AuthenticationPrincipal Jwt token) {
    var matter =
        Optional.ofNullable(session.matter())
            .orElseThrow(
                () -> Refusal.invalid("matter", "It is missing.", "Choose one of your matters."));
    return new SessionResponse(matters.enter(Officer.of(token), matter, session.purpose()));
  }

  private static String given(@Nullable String value) {
    return value == null ? "" : value;
  }
}
