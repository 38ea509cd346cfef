package org.chancery.archive.hold;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chancery.archive.access.AccessLog;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Reading;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Holds for officers.
@RestController
class HoldController {

  private final Holds holds;
  private final HoldPreview preview;
  private final Notices notices;
  private final Matters matters;
  private final AccessLog accessLog;

  HoldController(
      Holds holds, HoldPreview preview, Notices notices, Matters matters, AccessLog accessLog) {
    this.holds = holds;
    this.preview = preview;
    this.notices = notices;
    this.matters = matters;
    this.accessLog = accessLog;
  }

  /// A hold as officers see it.
  record HoldResponse(
      UUID id,
      UUID matter,
      String matterName,
      String name,
      List<Hold.Named> custodians,
      List<Hold.Named> conversations,
      List<String> terms,
      @Nullable Instant from,
      @Nullable Instant until,
      boolean silent,
      @Nullable String notice,
      Instant placedAt,
      String placedBy,
      Hold.@Nullable Release release,
      List<Notices.Standing> notices) {}

  /// The holds one may know of.
  record HoldsResponse(List<HoldResponse> items) {}

  /// A new hold.
  ///
  /// @param from inclusive
  /// @param until exclusive; absent so that what is yet to be written is held as well
  /// @param silent whether custodians are not told
  /// @param notice what they are told
  record NewHold(
      @Nullable UUID matter,
      @Nullable String name,
      @Nullable Set<UUID> custodians,
      @Nullable Set<UUID> conversations,
      @Nullable List<String> terms,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Boolean silent,
      @Nullable String notice) {
    HoldRequest request() {
      return new HoldRequest(custodians, conversations, terms, from, until);
    }
  }

  /// Why a hold ends.
  record ReleaseRequest(@Nullable String reason) {}

  @GetMapping("/api/holds")
  HoldsResponse list(@AuthenticationPrincipal Jwt token) {
    var officer = Officer.of(token);
    var names = matters.names();
    var items = holds.of(officer).stream().map(hold -> response(hold, names)).toList();
    accessLog.write(officer, new Reading("holds", null, "all", items.size()));
    return new HoldsResponse(items);
  }

  @GetMapping("/api/holds/{id}")
  HoldResponse one(@PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
    var officer = Officer.of(token);
    accessLog.write(officer, new Reading("hold", null, id.toString(), 1));
    return response(holds.find(officer, id), matters.names());
  }

  @PostMapping("/api/holds/preview")
  HoldPreview.Counts preview(@RequestBody NewHold hold, @AuthenticationPrincipal Jwt token) {
    var scope = hold.request().scope();
    var counts = preview.of(scope);
    accessLog.write(
        Officer.of(token), new Reading("hold-preview", null, scope.toString(), counts.records()));
    return counts;
  }

  @PostMapping("/api/holds")
  @ResponseStatus(HttpStatus.CREATED)
  HoldResponse place(@RequestBody NewHold hold, @AuthenticationPrincipal Jwt token) {
    var matter = hold.matter();
    if (matter == null) {
      throw Refusal.invalid("matter", "It is missing.", "Choose one of your matters.");
    }
    var name = hold.name() == null ? "" : hold.name();
    return response(
        holds.place(
            Officer.of(token),
            new Holds.Placing(
                matter, name, hold.request(), Boolean.TRUE.equals(hold.silent()), hold.notice())),
        matters.names());
  }

  @PostMapping("/api/holds/{id}/release")
  HoldResponse release(
      @PathVariable UUID id,
      @RequestBody ReleaseRequest release,
      @AuthenticationPrincipal Jwt token) {
    return response(holds.release(Officer.of(token), id, release.reason()), matters.names());
  }

  private HoldResponse response(Hold hold, Map<UUID, String> names) {
    return new HoldResponse(
        hold.id(),
        hold.matter(),
        names.getOrDefault(hold.matter(), ""),
        hold.name(),
        hold.custodians(),
        hold.conversations(),
        hold.scope().terms().stream().map(HoldTerm::written).toList(),
        hold.scope().from(),
        hold.scope().until(),
        hold.isSilent(),
        hold.notice(),
        hold.placedAt(),
        hold.placedBy(),
        hold.release(),
        notices.of(hold.id()));
  }
}
