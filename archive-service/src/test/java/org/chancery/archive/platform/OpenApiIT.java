package org.chancery.archive.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chancery.archive.RunningArchive;
import org.chancery.stack.testing.TestServers;
import org.junit.jupiter.api.Test;

/// Keeps `docs/api/archive.openapi.yaml` what the service says of itself. Run with
/// `-Dopenapi.write=true` to renew it.
final class OpenApiIT {

  private static final Path DOCUMENT = Path.of("..", "docs", "api", "archive.openapi.yaml");

  @Test
  void documentSaysWhatTheServiceSays() throws IOException {
    try (var archive =
        new RunningArchive(URI.create("http://localhost:1"), TestServers.elasticsearch())) {
      var said =
          archive
              .request("GET", "/v3/api-docs.yaml", null, null)
              .body()
              .replace("http://localhost:" + archive.port(), "http://localhost:8081");
      if ("true".equals(System.getenv("OPENAPI_WRITE"))) {
        Files.createDirectories(DOCUMENT.getParent());
        Files.writeString(DOCUMENT, said);
      }
      assertThat(said).isEqualTo(Files.readString(DOCUMENT));
    }
  }
}
