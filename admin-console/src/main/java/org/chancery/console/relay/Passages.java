package org.chancery.console.relay;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Everything the console passes on.
///
/// The list is closed on purpose: a new endpoint of a service is out of the browser's reach until
/// somebody decides that the console needs it.
final class Passages {

  private static final Map<Upstream, List<Passage>> OPEN =
      Map.of(
          Upstream.MESSAGING,
          parse(
              "GET /overview",
              "GET /people",
              "GET /policies",
              "GET /policies/active",
              "GET /policies/nodes",
              "GET /policies/schema",
              "GET /policies/settings",
              "PUT /policies/settings",
              "POST /policies/check",
              "POST /policies/try",
              "GET /policies/sets/{hash}",
              "POST /policies/sets/{hash}/explain",
              "GET /policies/{id}",
              "PUT /policies/{id}",
              "GET /policies/{id}/revisions/{revision}",
              "GET /policies/{id}/diff",
              "GET /policies/{id}/health",
              "POST /policies/{id}/comments",
              "POST /policies/{id}/publish",
              "POST /policies/{id}/unschedule",
              "POST /policies/{id}/publish-emergency",
              "POST /policies/{id}/approve-emergency",
              "POST /policies/{id}/rollback",
              "POST /policies/{id}/retire",
              "GET /term-lists",
              "GET /term-lists/{id}",
              "PUT /term-lists/{id}",
              "POST /term-lists/{id}/import",
              "GET /term-lists/{id}/export",
              "POST /term-lists/{id}/publish",
              "GET /history-rules",
              "POST /history-rules",
              "POST /history-rules/{version}/approve",
              "POST /history-rules/{version}/reject",
              "GET /review/held",
              "GET /review/held/{id}/attachments/{file}",
              "GET /review/held/{id}/attachments/{file}/text",
              "POST /review/held/{id}/release",
              "POST /review/held/{id}/reject",
              "GET /appeals",
              "POST /appeals/{id}/answer"),
          Upstream.ARCHIVE,
          parse(
              "GET /overview",
              "GET /search",
              "GET /search/facets",
              "GET /search/charts",
              "POST /search/term-report",
              "GET /saved-searches",
              "POST /saved-searches",
              "PUT /saved-searches/{id}",
              "POST /saved-searches/{id}/seen",
              "DELETE /saved-searches/{id}",
              "GET /records/{id}",
              "GET /records/{id}/files/{file}",
              "GET /conversations",
              "GET /conversations/{id}/records",
              "GET /conversations/{id}/moment",
              "GET /people",
              "GET /access-log",
              "GET /access-report/{person}",
              "GET /access-report/{person}/table",
              "GET /working-session",
              "PUT /working-session",
              "GET /restricted-reading",
              "PUT /restricted-reading",
              "DELETE /restricted-reading",
              "GET /matters",
              "POST /matters",
              "POST /matters/{id}/members",
              "POST /matters/{id}/close",
              "GET /result-sets",
              "POST /result-sets",
              "GET /result-sets/{id}",
              "GET /result-sets/{id}/comparison",
              "GET /result-sets/{id}/list",
              "GET /holds",
              "POST /holds",
              "POST /holds/preview",
              "GET /holds/{id}",
              "POST /holds/{id}/release",
              "GET /break-glass",
              "POST /break-glass",
              "POST /break-glass/{id}/decision",
              "POST /break-glass/{id}/end",
              "GET /my-scope",
              "GET /regulator-scopes",
              "POST /regulator-scopes",
              "POST /regulator-scopes/{id}/withdraw",
              "GET /my-notices",
              "POST /my-notices/{id}/acknowledge",
              "GET /retention/rules",
              "POST /retention/rules",
              "POST /retention/rules/{version}/decision",
              "GET /retention/simulation",
              "GET /retention/after-release",
              "GET /retention/records/{id}",
              "GET /disposals",
              "POST /disposals",
              "GET /disposals/{id}",
              "POST /disposals/{id}/decision",
              "POST /disposals/{id}/abandon",
              "GET /erasures",
              "POST /erasures",
              "GET /erasures/{id}",
              "POST /erasures/{id}/close",
              "GET /completeness",
              "GET /completeness/days/{day}",
              "GET /completeness/days/{day}/report",
              "POST /completeness/check",
              "GET /evidence",
              "GET /index-rebuilds",
              "POST /index-rebuilds",
              "POST /index-rebuilds/abandon",
              "POST /dry-runs",
              "GET /dry-runs/{id}/events",
              "GET /dry-runs/{id}/samples",
              "DELETE /dry-runs/{id}"));

  private Passages() {}

  /// Whether a request to this path of the service is one the console's pages make.
  static boolean open(Upstream service, HttpMethod method, String path) {
    var parsed = PathContainer.parsePath(path);
    return OPEN.getOrDefault(service, List.of()).stream()
        .anyMatch(passage -> passage.method.equals(method) && passage.path.matches(parsed));
  }

  private static List<Passage> parse(String... passages) {
    return Stream.of(passages).map(Passage::parse).toList();
  }

  private record Passage(HttpMethod method, PathPattern path) {
    static Passage parse(String text) {
      var space = text.indexOf(' ');
      return new Passage(
          HttpMethod.valueOf(text.substring(0, space)),
          PathPatternParser.defaultInstance.parse(text.substring(space + 1)));
    }
  }
}
