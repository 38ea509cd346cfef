package org.chancery.archive.access;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chancery.archive.access.AccessReport.Look;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reports of who looked at what of one person. Reading one is in the access log.
@RestController
class AccessReportController {

  private static final int PAGE = 100;
  private static final int LONGEST_TABLE = 50_000;

  private final AccessReport report;
  private final AccessLog accessLog;

  AccessReportController(AccessReport report, AccessLog accessLog) {
    this.report = report;
    this.accessLog = accessLog;
  }

  /// A report: all of it in figures, and a page of its looks, newest first.
  record AccessReportResponse(
      AccessReport.Sums sums, List<Look> items, @Nullable String nextPage) {}

  /// Who looked at what of a person.
  ///
  /// @param zone in which days begin
  @GetMapping("/api/access-report/{person}")
  AccessReportResponse of(
      @PathVariable UUID person,
      @RequestParam @Nullable Instant after,
      @RequestParam @Nullable Instant before,
      @RequestParam(defaultValue = "UTC") String zone,
      @RequestParam @Nullable Long cursor,
      @AuthenticationPrincipal Jwt token) {
    var question = new AccessReport.Question(person, after, before);
    var sums = report.sums(question, zone(zone));
    var looks = report.looks(question, cursor == null ? Long.MAX_VALUE : cursor, PAGE);
    accessLog.write(
        Officer.of(token), new Reading("access-report", null, person.toString(), looks.size()));
    return new AccessReportResponse(
        sums, looks, looks.size() < PAGE ? null : Long.toString(looks.getLast().id()));
  }

  /// The same as a spreadsheet, with the newest 50,000 looks.
  @GetMapping(value = "/api/access-report/{person}/table", produces = "text/csv")
  ResponseEntity<byte[]> table(
      @PathVariable UUID person,
      @RequestParam @Nullable Instant after,
      @RequestParam @Nullable Instant before,
      @AuthenticationPrincipal Jwt token) {
    var looks =
        report.looks(
            new AccessReport.Question(person, after, before), Long.MAX_VALUE, LONGEST_TABLE);
    accessLog.write(
        Officer.of(token),
        new Reading("access-report-table", null, person.toString(), looks.size()));
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"access-report-" + person + ".csv\"")
        .body(Spreadsheet.of(rows(looks)).getBytes(StandardCharsets.UTF_8));
  }

  private static List<List<String>> rows(List<Look> looks) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "When",
            "Who",
            "What",
            "Which",
            "Purpose",
            "Matter",
            "Records of the person",
            "By",
            "Given for",
            "Given by"));
    for (var look : looks) {
      rows.add(
          List.of(
              look.at().toString(),
              look.username(),
              look.action(),
              look.subject(),
              Objects.requireNonNullElse(look.purpose(), ""),
              Objects.requireNonNullElse(look.matter(), ""),
              Integer.toString(look.records()),
              look.basis(),
              Objects.requireNonNullElse(look.given(), ""),
              Objects.requireNonNullElse(look.givenBy(), "")));
    }
    return rows;
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw Refusal.invalid(
          "zone", "There is no time zone of this name.", "Write it as in Europe/Paris, or UTC.");
    }
  }
}
