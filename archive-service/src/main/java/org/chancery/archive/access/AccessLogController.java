package org.chancery.archive.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chancery.archive.access.AccessLog.Entry;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows the access log, and logs that it did.
@RestController
class AccessLogController {

  private static final int PAGE = 100;

  private final AccessLog accessLog;

  AccessLogController(AccessLog accessLog) {
    this.accessLog = accessLog;
  }

  /// A page of entries, newest first; `nextPage` is the cursor of the page of older ones.
  record AccessLogResponse(List<Entry> items, @Nullable String nextPage) {}

  /// Entries that pass all of the filters.
  ///
  /// @param reader username of who read
  /// @param action as in `open`
  /// @param matter id of what they were working on
  /// @param after inclusive
  /// @param before exclusive
  /// @param words part of the purpose or of what was read
  @GetMapping("/api/access-log")
  AccessLogResponse accessLog(
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable String reader,
      @RequestParam @Nullable String action,
      @RequestParam @Nullable UUID matter,
      @RequestParam @Nullable Instant after,
      @RequestParam @Nullable Instant before,
      @RequestParam @Nullable String words,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    var filter =
        new AccessLog.Filter(given(reader), given(action), matter, after, before, given(words));
    var entries = accessLog.before(cursor == null ? Long.MAX_VALUE : id(cursor), filter, PAGE);
    accessLog.write(
        Officer.of(token),
        new Reading(
            "access-log", purpose, cursor == null ? "newest" : "before " + cursor, entries.size()));
    var nextPage = entries.size() < PAGE ? null : Long.toString(entries.getLast().id());
    return new AccessLogResponse(entries, nextPage);
  }

  private static @Nullable String given(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static long id(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException notOurs) {
      throw Refusal.invalid(
          "cursor",
          "The cursor is not one this service gave.",
          "Pass nextPage of the page before.");
    }
  }
}
