package org.chancery.archive.access;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Reading records that are restricted (GDPR 18), which needs a ground and a reason.
@RestController
@RequestMapping("/api/restricted-reading")
class RestrictedReadingController {

  private final RestrictedReading readings;

  RestrictedReadingController(RestrictedReading readings) {
    this.readings = readings;
  }

  /// What the officer said.
  ///
  /// @param ground `legal-claims`, `rights-of-others`, `public-interest` or `consent`
  record NewReading(@Nullable String ground, @Nullable String reason) {}

  /// What is in force.
  ///
  /// @param reading absent for who does not read restricted records
  record ReadingResponse(RestrictedReading.@Nullable Declared reading) {}

  @NotARead("It shows what the officer said of themselves.")
  @GetMapping
  ReadingResponse mine(@AuthenticationPrincipal Jwt token) {
    return new ReadingResponse(readings.of(Officer.of(token)).orElse(null));
  }

  @PutMapping
  ReadingResponse begin(@RequestBody NewReading reading, @AuthenticationPrincipal Jwt token) {
    return new ReadingResponse(
        readings.begin(Officer.of(token), reading.ground(), reading.reason()));
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@AuthenticationPrincipal Jwt token) {
    readings.end(Officer.of(token));
  }
}
