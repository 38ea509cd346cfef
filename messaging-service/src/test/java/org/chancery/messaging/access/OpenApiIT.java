package org.chancery.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chancery.messaging.house.House;
import org.junit.jupiter.api.Test;

/// Keeps `docs/api/messaging.openapi.yaml` what the service says of itself. Run with the
/// environment variable `OPENAPI_WRITE=true` to renew it.
final class OpenApiIT {

  private static final Path DOCUMENT = Path.of("..", "docs", "api", "messaging.openapi.yaml");

  @Test
  void documentSaysWhatTheServiceSays() throws IOException {
    var house = House.shared();
    var said =
        house
            .asNobody()
            .get("/v3/api-docs.yaml")
            .text()
            .replace(house.address().toString(), "http://localhost:8080");
    if ("true".equals(System.getenv("OPENAPI_WRITE"))) {
      Files.createDirectories(DOCUMENT.getParent());
      Files.writeString(DOCUMENT, said);
    }

    assertThat(said).isEqualTo(Files.readString(DOCUMENT));
  }
}
