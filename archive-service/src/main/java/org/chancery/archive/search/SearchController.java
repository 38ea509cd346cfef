package org.chancery.archive.search;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.archive.access.AccessLog;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Reading;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.MessageChanges;
import org.chancery.archive.record.MessageText;
import org.chancery.archive.record.RecordReader;
import org.chancery.archive.record.RecordStore;
import org.chancery.archive.record.RecordView;
import org.chancery.policy.text.Span;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Searches the archive, and tells of single records whether they have arrived.
@RestController
class SearchController {

  private static final int LARGEST_PAGE = 200;
  private static final int LARGEST_LOOKUP = 1_000;

  private final RecordSearch search;
  private final RecordStore store;
  private final RecordReader reader;
  private final SearchReach reach;
  private final MessageChanges changes;
  private final AccessLog accessLog;

  SearchController(
      RecordSearch search,
      RecordStore store,
      RecordReader reader,
      SearchReach reach,
      MessageChanges changes,
      AccessLog accessLog) {
    this.search = search;
    this.store = store;
    this.reader = reader;
    this.reach = reach;
    this.changes = changes;
    this.accessLog = accessLog;
  }

  /// A page of results, newest first.
  ///
  /// @param total how many match in all
  /// @param nextPage pass as `cursor`; absent on the last page
  /// @param index how much of the journal this answer is about
  record SearchResponse(
      List<RecordView> items, long total, @Nullable String nextPage, SearchReach.Reach index) {}

  /// The ids to look up.
  record LookupRequest(List<UUID> ids) {}

  /// What has become of a record.
  ///
  /// @param archived whether it is in the record store
  /// @param indexed whether a search finds it now
  record LookupItem(
      UUID id,
      boolean archived,
      boolean indexed,
      @Nullable String type,
      @Nullable String outcome,
      @Nullable Integer partition,
      @Nullable Long position) {}

  /// One item for each id, in the order they were asked for.
  record LookupResponse(List<LookupItem> items) {}

  @GetMapping("/api/search")
  SearchResponse search(
      @ParameterObject SearchForm form,
      @RequestParam @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw Refusal.invalid("limit", "It is out of range.", "Use 1 to " + LARGEST_PAGE + ".");
    }
    var criteria = form.criteria();
    var after = cursor == null ? null : PageCursor.of(cursor);
    // Taken first: what the index gains meanwhile may be found, but is not promised.
    var index = reach.now();
    var highlights = new Highlights();
    var page = search.find(criteria, after, limit, highlights);
    var items = items(page, highlights);
    accessLog.write(
        Officer.of(token), new Reading("search", purpose, form.description(), page.total()));
    var next = page.next();
    return new SearchResponse(items, page.total(), next == null ? null : next.encoded(), index);
  }

  @PostMapping("/api/records/lookup")
  LookupResponse lookup(
      @RequestBody LookupRequest request,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    var ids = request.ids();
    if (ids == null || ids.isEmpty() || ids.size() > LARGEST_LOOKUP) {
      throw Refusal.invalid(
          "ids", "Their number is out of range.", "Send 1 to " + LARGEST_LOOKUP + " ids at once.");
    }
    var archived = byId(store.findAll(ids));
    var searchable =
        archived.isEmpty() ? Collections.<UUID>emptySet() : search.searchable(archived.keySet());
    accessLog.write(
        Officer.of(token),
        new Reading(
            "lookup", purpose, ids.size() + " records, first " + ids.getFirst(), archived.size()));
    return new LookupResponse(
        ids.stream().map(id -> item(id, archived.get(id), searchable.contains(id))).toList());
  }

  private List<RecordView> items(RecordSearch.Page page, Highlights highlights) {
    var records = byId(store.findAll(page.matches().stream().map(RecordSearch.Match::id).toList()));
    var changed = changes.of(records.keySet());
    // What the index has and the store has not is not on the record, so it is not shown.
    return page.matches().stream()
        .filter(match -> records.containsKey(match.id()))
        .map(match ->
            item(
                Objects.requireNonNull(records.get(match.id())),
                changed.get(match.id()),
                match.marked(),
                highlights))
        .toList();
  }

  private RecordView item(
      JournalRecord record,
      MessageChanges.@Nullable Change change,
      @Nullable String marked,
      Highlights highlights) {
    List<Span> spans =
        marked == null
            ? List.of()
            : record
                .searchableText()
                .map(MessageText::value)
                .map(text -> highlights.spans(marked, text))
                .orElse(List.of());
    return RecordView.of(record, reader.tree(record), change, spans);
  }

  private static LookupItem item(UUID id, @Nullable JournalRecord record, boolean isIndexed) {
    return record == null
        ? new LookupItem(id, false, false, null, null, null, null)
        : new LookupItem(
            id,
            true,
            isIndexed,
            record.type().wire(),
            record.content().outcome(),
            record.partition(),
            record.position());
  }

  private static Map<UUID, JournalRecord> byId(List<JournalRecord> records) {
    return new HashMap<>(
        records.stream().collect(Collectors.toMap(JournalRecord::id, Function.identity())));
  }
}
