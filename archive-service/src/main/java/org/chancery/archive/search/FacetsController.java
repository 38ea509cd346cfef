package org.chancery.archive.search;

import org.chancery.archive.access.AccessLog;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Reading;
import org.chancery.archive.search.Facets.ChartsResponse;
import org.chancery.archive.search.Facets.FacetsResponse;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Counts what a search finds, for those who would rather look than read.
@RestController
class FacetsController {

  private final Facets facets;
  private final SearchReach reach;
  private final AccessLog accessLog;

  FacetsController(Facets facets, SearchReach reach, AccessLog accessLog) {
    this.facets = facets;
    this.reach = reach;
    this.accessLog = accessLog;
  }

  /// The most frequent values of what a search can be narrowed by, and the matches over time.
  @GetMapping("/api/search/facets")
  FacetsResponse facets(
      @ParameterObject SearchForm form,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    var counted = facets.facets(criteria(form), form.zoneId());
    accessLog.write(
        Officer.of(token),
        new Reading("search-facets", purpose, form.description(), counted.total()));
    return counted;
  }

  /// Who wrote to whom, and when.
  @GetMapping("/api/search/charts")
  ChartsResponse charts(
      @ParameterObject SearchForm form,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    var counted = facets.charts(criteria(form), form.zoneId());
    accessLog.write(
        Officer.of(token),
        new Reading("search-charts", purpose, form.description(), counted.total()));
    return counted;
  }

  private SearchCriteria criteria(SearchForm form) {
    return SearchCriteria.of(form.query()).upTo(reach.now().reached());
  }
}
