package org.chancery.archive.search;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chancery.archive.access.AccessLog;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Reading;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.query.QueryParser;
import org.chancery.archive.query.RecordKeys;
import org.chancery.archive.query.RecordQuery;
import org.chancery.archive.search.TermReport.Report;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The report on terms, with a table for a spreadsheet.
@RestController
class TermReportController {

  private static final int MOST_TERMS = 50;
  private static final int MOST_CUSTODIANS = 100;

  private final TermReport report;
  private final People people;
  private final SearchReach reach;
  private final AccessLog accessLog;

  TermReportController(TermReport report, People people, SearchReach reach, AccessLog accessLog) {
    this.report = report;
    this.people = people;
    this.reach = reach;
    this.accessLog = accessLog;
  }

  /// What to report on.
  ///
  /// @param scope a query that narrows the records that are looked at; all if absent
  /// @param terms queries, each a line of the report
  /// @param custodians ids, usernames or names; those who wrote most if absent or empty
  record TermReportRequest(
      @Nullable String scope, List<String> terms, @Nullable List<String> custodians) {}

  /// The report.
  ///
  /// @param table the same as comma-separated values for a spreadsheet, with a byte order mark
  /// @param index how much of the journal it is about
  record TermReportResponse(Report report, String table, SearchReach.Reach index) {}

  /// Counts what each term finds.
  @PostMapping("/api/search/term-report")
  TermReportResponse report(
      @RequestBody TermReportRequest body,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    var index = reach.now();
    var made = made(body, purpose, token, index);
    return new TermReportResponse(made, TermTable.of(made), index);
  }

  private Report made(
      TermReportRequest body, @Nullable String purpose, Jwt token, SearchReach.Reach index) {
    var terms = terms(body);
    var scope =
        SearchCriteria.of(
                QueryParser.parse(Objects.requireNonNullElse(body.scope(), ""), ZoneOffset.UTC))
            .upTo(index.reached());
    var made = report.of(scope, terms, custodians(body));
    accessLog.write(
        Officer.of(token),
        new Reading("term-report", purpose, String.join(" | ", terms.keySet()), made.hits()));
    return made;
  }

  private static Map<String, RecordQuery> terms(TermReportRequest body) {
    Map<String, RecordQuery> terms = new LinkedHashMap<>();
    var given = Objects.requireNonNullElse(body.terms(), List.<String>of());
    for (var i = 0; i < given.size(); i++) {
      if (!given.get(i).isBlank()) {
        try {
          terms.put(given.get(i).strip(), QueryParser.parse(given.get(i).strip(), ZoneOffset.UTC));
        } catch (Refusal wrong) {
          throw wrong.onLine("terms", i + 1);
        }
      }
    }
    if (terms.isEmpty() || terms.size() > MOST_TERMS) {
      throw Refusal.invalid(
          "terms", "Their number is out of range.", "Send 1 to " + MOST_TERMS + " terms.");
    }
    return terms;
  }

  private List<UUID> custodians(TermReportRequest body) {
    List<UUID> ids = new ArrayList<>();
    for (var name : Objects.requireNonNullElse(body.custodians(), List.<String>of())) {
      var named = people.named(RecordKeys.key(name));
      if (named.isEmpty()) {
        throw Refusal.invalid(
            "custodians",
            "Nobody on record has one of these names.",
            "Use usernames, names or ids of people on record.");
      }
      ids.addAll(named.stream().filter(id -> !ids.contains(id)).sorted().toList());
    }
    if (ids.size() > MOST_CUSTODIANS) {
      throw Refusal.invalid(
          "custodians", "There are too many.", "Name at most " + MOST_CUSTODIANS + " people.");
    }
    return ids;
  }
}
