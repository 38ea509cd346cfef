package org.chancery.console.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

final class PassagesTest {

  @ParameterizedTest
  @CsvSource({
    "MESSAGING, GET, /policies/active, true",
    "MESSAGING, PUT, /policies/insider, true",
    "MESSAGING, PUT, /policies/insider/publish, false",
    "MESSAGING, POST, /policies/insider/rollback, true",
    "MESSAGING, POST, /policies/print, false",
    "MESSAGING, GET, /policies/sets/sha256:00, true",
    "MESSAGING, POST, /policies/sets/sha256:00/explain, true",
    "MESSAGING, POST, /appeals/0199-1/answer, true",
    "MESSAGING, POST, /appeals, false",
    "ARCHIVE, GET, /dry-runs/0199-1/events, true",
    "MESSAGING, DELETE, /policies/insider, false",
    "MESSAGING, GET, /feed/records, false",
    "ARCHIVE, GET, /search, true",
    "ARCHIVE, GET, /search/, false",
    "ARCHIVE, GET, /records/0199-1, true",
    "ARCHIVE, GET, /records/0199-1/raw, false",
    "ARCHIVE, POST, /holds/0199-1/release, true",
    "ARCHIVE, DELETE, /holds/0199-1, false",
    "ARCHIVE, POST, /disposals/0199-1/decision, true",
    "ARCHIVE, POST, /records/lookup, false",
    "ARCHIVE, GET, '', false"
  })
  void onlyWhatIsListedPasses(Upstream service, HttpMethod method, String path, boolean open) {
    assertThat(Passages.open(service, method, path)).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({"messaging, true", "archive, true", "Archive, false", "keycloak, false"})
  void servicesAreKnownByTheirExactNames(String name, boolean known) {
    assertThat(Upstream.named(name).isPresent()).isEqualTo(known);
  }
}
