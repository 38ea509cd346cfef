package org.chancery.archive.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chancery.archive.access.AccessLog;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Reading;
import org.chancery.archive.search.SavedSearches.SavedSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// An officer's own saved searches. How many new matches there are tells of the record, so every
/// answer is in the access log, and nothing is changed whose entry cannot be written.
@RestController
@RequestMapping("/api/saved-searches")
class SavedSearchController {

  private final SavedSearches searches;
  private final SearchReach reach;
  private final AccessLog accessLog;

  SavedSearchController(SavedSearches searches, SearchReach reach, AccessLog accessLog) {
    this.searches = searches;
    this.reach = reach;
    this.accessLog = accessLog;
  }

  /// What to keep.
  ///
  /// @param query in the query language
  /// @param alert whether new matches are to be counted
  record KeepRequest(String name, String query, boolean alert) {}

  /// What to change.
  record ChangeRequest(String name, boolean alert) {}

  /// A saved search.
  ///
  /// @param found new matches since `seenAt`; absent where they are not counted
  record SavedSearchResponse(
      UUID id,
      String name,
      String query,
      boolean alert,
      Instant seenAt,
      @Nullable Long found,
      @Nullable Instant countedAt) {
    static SavedSearchResponse from(SavedSearch search) {
      return new SavedSearchResponse(
          search.id(),
          search.name(),
          search.query(),
          search.alert(),
          search.seenAt(),
          search.alert() ? search.found() : null,
          search.countedAt());
    }
  }

  record SavedSearchesResponse(List<SavedSearchResponse> items) {}

  /// All of them, oldest first.
  @GetMapping
  SavedSearchesResponse all(
      @RequestParam @Nullable String purpose, @AuthenticationPrincipal Jwt token) {
    var officer = Officer.of(token);
    var kept = searches.of(officer.id()).stream().map(SavedSearchResponse::from).toList();
    accessLog.write(officer, new Reading("saved-searches", purpose, "all", kept.size()));
    return new SavedSearchesResponse(kept);
  }

  /// Keeps one more.
  @PostMapping
  @Transactional
  SavedSearchResponse keep(
      @RequestBody KeepRequest body,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    var officer = Officer.of(token);
    return logged(
        officer,
        purpose,
        searches.keep(
            officer.id(), body.name(), body.query(), body.alert(), reach.now().reached()));
  }

  /// Renames it, or begins or ends counting.
  @PutMapping("/{id}")
  @Transactional
  SavedSearchResponse change(
      @PathVariable UUID id,
      @RequestBody ChangeRequest body,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    var officer = Officer.of(token);
    return logged(officer, purpose, searches.change(officer.id(), id, body.name(), body.alert()));
  }

  /// Says that its new matches have been looked through.
  @PostMapping("/{id}/seen")
  @Transactional
  SavedSearchResponse seen(
      @PathVariable UUID id,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    var officer = Officer.of(token);
    return logged(officer, purpose, searches.see(officer.id(), id, reach.now().reached()));
  }

  /// Removes it, and answers with what is left.
  @DeleteMapping("/{id}")
  @Transactional
  SavedSearchesResponse remove(
      @PathVariable UUID id,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    searches.remove(Officer.of(token).id(), id);
    return all(purpose, token);
  }

  private SavedSearchResponse logged(
      Officer officer, @Nullable String purpose, SavedSearch search) {
    accessLog.write(officer, new Reading("saved-searches", purpose, search.id().toString(), 1));
    return SavedSearchResponse.from(search);
  }
}
