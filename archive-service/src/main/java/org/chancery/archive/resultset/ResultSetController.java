package org.chancery.archive.resultset;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.archive.access.AccessLog;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Reading;
import org.chancery.archive.access.Sights;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.query.Marks;
import org.chancery.archive.query.QueryParser;
import org.chancery.archive.query.RecordQuery;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.MessageChanges;
import org.chancery.archive.record.RecordReader;
import org.chancery.archive.record.RecordStore;
import org.chancery.archive.record.RecordView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Frozen result sets, for the members of their matter.
@RestController
class ResultSetController {

  private static final int LARGEST_PAGE = 200;
  private static final int CAME_SHOWN = 50;

  private final Freezing freezing;
  private final ResultSets sets;
  private final RecordStore store;
  private final RecordReader reader;
  private final MessageChanges changes;
  private final Sights sights;
  private final AccessLog accessLog;

  ResultSetController(
      Freezing freezing,
      ResultSets sets,
      RecordStore store,
      RecordReader reader,
      MessageChanges changes,
      Sights sights,
      AccessLog accessLog) {
    this.freezing = freezing;
    this.sets = sets;
    this.store = store;
    this.reader = reader;
    this.changes = changes;
    this.sights = sights;
    this.accessLog = accessLog;
  }

  /// Sets, newest first.
  record ResultSetsResponse(List<ResultSet> items) {}

  /// A question whose answer is to be frozen.
  ///
  /// @param query in the query language; times in UTC where they name no zone
  record NewResultSet(@Nullable String name, @Nullable String query) {}

  /// A set and a page of it.
  ///
  /// @param isIntact whether its items still have the digest that is on record; said with the first
  ///   page
  /// @param nextPage pass as `cursor`; absent on the last page
  record ResultSetResponse(
      ResultSet set,
      @Nullable Boolean isIntact,
      List<ShownItem> items,
      @Nullable String nextPage) {}

  /// One record of a set.
  ///
  /// @param state `there`, `gone` or `out-of-sight`; of what is out of the reader's sight nothing
  ///   but its number is shown
  /// @param record as it stands on record; only where it is there
  record ShownItem(
      int number,
      String state,
      @Nullable Instant at,
      @Nullable String hash,
      @Nullable Instant goneAt,
      @Nullable RecordView record) {}

  /// How the record has gone on beside a set.
  ///
  /// @param came how many records the question finds now that are not in the set
  /// @param newest of these, at most 50
  /// @param gone how many of the set were disposed of
  /// @param notFound how many of the set are there and the question does not find for who asks
  /// @param complete false where the question now finds too many to be compared
  record ComparisonResponse(
      long came,
      List<RecordView> newest,
      long gone,
      long notFound,
      boolean complete,
      long notYetSearchable) {}

  @GetMapping("/api/result-sets")
  ResultSetsResponse list(@AuthenticationPrincipal Jwt token) {
    var officer = Officer.of(token);
    var items = sets.of(officer);
    accessLog.write(officer, new Reading("result-sets", null, "own", items.size()));
    return new ResultSetsResponse(items);
  }

  @PostMapping("/api/result-sets")
  @ResponseStatus(HttpStatus.CREATED)
  ResultSet freeze(@RequestBody NewResultSet set, @AuthenticationPrincipal Jwt token) {
    return freezing.freeze(Officer.of(token), set.name(), set.query());
  }

  @GetMapping("/api/result-sets/{id}")
  ResultSetResponse one(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int cursor,
      @RequestParam(defaultValue = "100") int limit,
      @AuthenticationPrincipal Jwt token) {
    if (limit < 1 || limit > LARGEST_PAGE || cursor < 0) {
      throw Refusal.invalid("limit", "It is out of range.", "Use 1 to " + LARGEST_PAGE + ".");
    }
    var officer = Officer.of(token);
    var set = sets.find(officer, id);
    var items = sets.items(id, cursor, limit);
    var query = QueryParser.parse(set.query(), ZoneOffset.UTC);
    var found = inSight(items.stream().map(ResultSet.Item::record).toList());
    accessLog.write(
        officer,
        new Reading("result-set", null, id.toString(), found.size())
            .showing(JournalRecord.shown(found)));
    var records = views(found, query);
    var shown = items.stream().map(item -> shown(item, records.get(item.record()))).toList();
    return new ResultSetResponse(
        set,
        cursor == 0 ? ResultSets.digest(sets.items(id)).equals(set.digest()) : null,
        shown,
        items.size() < limit ? null : Integer.toString(items.getLast().number()));
  }

  @GetMapping("/api/result-sets/{id}/comparison")
  ComparisonResponse compare(@PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
    var officer = Officer.of(token);
    var set = sets.find(officer, id);
    var comparison = freezing.compare(set);
    var came = comparison.came();
    var newest = came.subList(Math.max(0, came.size() - CAME_SHOWN), came.size()).reversed();
    var found = inSight(newest);
    accessLog.write(
        officer,
        new Reading("result-set-comparison", null, id.toString(), came.size())
            .showing(JournalRecord.shown(found)));
    var records = views(found, QueryParser.parse(set.query(), ZoneOffset.UTC));
    return new ComparisonResponse(
        came.size(),
        newest.stream().filter(records::containsKey).map(records::get).toList(),
        comparison.gone(),
        comparison.notFound(),
        comparison.complete(),
        comparison.reach().notYetSearchable());
  }

  /// The set's list, a line of partition, position and hash for each record: its SHA-256 is the
  /// digest that is on record.
  @GetMapping(value = "/api/result-sets/{id}/list", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<byte[]> list(@PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
    var officer = Officer.of(token);
    sets.find(officer, id);
    var items = sets.items(id);
    accessLog.write(officer, new Reading("result-set-list", null, id.toString(), items.size()));
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"result-set-" + id + ".txt\"")
        .body(
            items.stream()
                .map(ResultSet.Item::line)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII));
  }

  private static ShownItem shown(ResultSet.Item item, @Nullable RecordView record) {
    if (item.goneAt() != null) {
      return new ShownItem(item.number(), "gone", item.at(), item.hash(), item.goneAt(), null);
    }
    return record == null
        ? new ShownItem(item.number(), "out-of-sight", null, null, null, null)
        : new ShownItem(item.number(), "there", item.at(), item.hash(), null, record);
  }

  private List<JournalRecord> inSight(List<UUID> ids) {
    var sight = sights.now();
    return store.findAll(ids).stream().filter(record -> sight.has(record.inSight())).toList();
  }

  private Map<UUID, RecordView> views(List<JournalRecord> records, RecordQuery query) {
    var changed = changes.of(records.stream().map(JournalRecord::id).toList());
    var sight = sights.now();
    return records.stream()
        .map(record ->
            RecordView.of(
                record,
                reader.tree(record),
                changed.get(record.id()),
                Marks.of(query, record),
                sight.isRestricted(record.inSight())))
        .collect(Collectors.toMap(RecordView::id, Function.identity()));
  }
}
