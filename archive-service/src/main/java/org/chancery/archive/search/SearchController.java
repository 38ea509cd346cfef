package org.chancery.archive.search;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.archive.access.AccessLog;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Reading;
import org.chancery.archive.access.Sights;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.query.Marks;
import org.chancery.archive.query.QueryPrinter;
import org.chancery.archive.query.RecordQuery;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.MessageChanges;
import org.chancery.archive.record.RecordReader;
import org.chancery.archive.record.RecordStore;
import org.chancery.archive.record.RecordView;
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
  private final Suggestions suggestions;
  private final SavedSearches searches;
  private final RecordStore store;
  private final RecordReader reader;
  private final SearchReach reach;
  private final MessageChanges changes;
  private final Sights sights;
  private final AccessLog accessLog;

  SearchController(
      RecordSearch search,
      Suggestions suggestions,
      SavedSearches searches,
      RecordStore store,
      RecordReader reader,
      SearchReach reach,
      MessageChanges changes,
      Sights sights,
      AccessLog accessLog) {
    this.search = search;
    this.suggestions = suggestions;
    this.searches = searches;
    this.store = store;
    this.reader = reader;
    this.reach = reach;
    this.changes = changes;
    this.sights = sights;
    this.accessLog = accessLog;
  }

  /// A page of results.
  ///
  /// @param total how many match in all
  /// @param nextPage pass as `cursor`; absent on the last page
  /// @param understood the question in the query language, with every parenthesis
  /// @param leftOut how many records of direct conversations match as well, which nobody sees
  ///   without a second person's leave
  /// @param keptBack how many restricted records match as well, which nobody sees without saying on
  ///   which ground
  /// @param suggestions of names that nobody on record has, and of whom they might mean
  /// @param index how much of the journal this answer is about
  record SearchResponse(
      List<RecordView> items,
      long total,
      @Nullable String nextPage,
      long leftOut,
      long keptBack,
      String understood,
      List<Suggestions.Suggestion> suggestions,
      SearchReach.Reach index) {}

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

  /// Finds records. `sort` is `newest` or `oldest`. A page after the first is of the records that
  /// were searchable when the first was made. With `saved`, the id of a saved search, only records
  /// that its owner has not looked through are found.
  @GetMapping("/api/search")
  SearchResponse search(
      @ParameterObject SearchForm form,
      @RequestParam @Nullable String cursor,
      @RequestParam(defaultValue = "newest") String sort,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam @Nullable UUID saved,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw Refusal.invalid("limit", "It is out of range.", "Use 1 to " + LARGEST_PAGE + ".");
    }
    var query = form.query();
    var after = cursor == null ? null : PageCursor.of(cursor);
    // Taken first: what the index gains meanwhile is left for the next search.
    var index = reach.now();
    var criteria =
        new SearchCriteria(
            query,
            saved == null ? List.of() : searches.of(Officer.of(token).id(), saved).seen(),
            after == null ? index.reached() : after.reached());
    var page = search.find(criteria, order(sort), after, limit);
    var records = byId(store.findAll(page.ids()));
    accessLog.write(
        Officer.of(token),
        new Reading("search", purpose, form.description(), page.total())
            .showing(JournalRecord.shown(records.values())));
    var items = items(page, records, query);
    var next = page.next();
    return new SearchResponse(
        items,
        page.total(),
        next == null ? null : next.encoded(),
        after == null ? search.leftOut(criteria) : 0,
        after == null ? search.keptBack(criteria) : 0,
        QueryPrinter.print(query),
        // Names that are on record are not for those who see a part of it alone.
        sights.now().isNarrowed() ? List.of() : suggestions.of(query),
        index);
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

  private List<RecordView> items(
      RecordSearch.Page page, Map<UUID, JournalRecord> records, RecordQuery query) {
    var changed = changes.of(records.keySet());
    var sight = sights.now();
    // What the index has and the store has not is not on the record, so it is not shown.
    return page.ids().stream()
        .filter(records::containsKey)
        .map(id -> Objects.requireNonNull(records.get(id)))
        .map(record ->
            RecordView.of(
                record,
                reader.tree(record),
                changed.get(record.id()),
                Marks.of(query, record),
                sight.isRestricted(record.inSight())))
        .toList();
  }

  private static RecordSearch.Order order(String sort) {
    return switch (sort.toLowerCase(Locale.ROOT)) {
      case "newest" -> RecordSearch.Order.NEWEST;
      case "oldest" -> RecordSearch.Order.OLDEST;
      default -> throw Refusal.invalid("sort", "There is no such order.", "Use newest or oldest.");
    };
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
