package org.chancery.console.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

final class PassagesTest {

  private static final Pattern BASE =
      Pattern.compile("const BASE = '/api/(archive|messaging)([^']*)'");
  private static final Pattern CALL =
      Pattern.compile("http\\s*\\.(get|post|put|delete)[^`'(]*\\(\\s*`\\$\\{BASE}([^`?]*)");

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
    "ARCHIVE, POST, /index-rebuilds, true",
    "ARCHIVE, GET, '', false"
  })
  void onlyWhatIsListedPasses(Upstream service, HttpMethod method, String path, boolean open) {
    assertThat(Passages.open(service, method, path)).isEqualTo(open);
  }

  @Test
  void everyAddressThatThePagesSpellOutPasses() throws IOException {
    var calls = new ArrayList<String>();
    for (var file : filesOfThePages()) {
      var source = Files.readString(file);
      var base = BASE.matcher(source);
      if (!base.find()) {
        continue;
      }
      var service = Upstream.named(base.group(1)).orElseThrow();
      for (var call : CALL.matcher(source).results().toList()) {
        var path = base.group(2) + call.group(2).replaceAll("\\$\\{[^}]*}", "x");
        calls.add(path);
        assertThat(
                Passages.open(
                    service, HttpMethod.valueOf(call.group(1).toUpperCase(Locale.ROOT)), path))
            .as("%s %s of %s in %s", call.group(1), path, service, file)
            .isTrue();
      }
    }
    assertThat(calls).contains("/index-rebuilds/abandon").hasSizeGreaterThan(50);
  }

  private static List<Path> filesOfThePages() throws IOException {
    try (var files = Files.list(Path.of("web/src/api"))) {
      return files.filter(file -> file.toString().endsWith(".ts")).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"messaging, true", "archive, true", "Archive, false", "keycloak, false"})
  void servicesAreKnownByTheirExactNames(String name, boolean known) {
    assertThat(Upstream.named(name).isPresent()).isEqualTo(known);
  }
}
