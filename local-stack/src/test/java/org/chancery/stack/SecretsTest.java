package org.chancery.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir Path directory;

  @Test
  void aSecretStaysTheSameInLaterRuns() {
    var file = directory.resolve("secrets.properties");
    var first = Secrets.in(file).of("keycloak.admin");

    assertThat(Secrets.in(file).of("keycloak.admin")).isEqualTo(first).hasSize(32);
    assertThat(Secrets.in(file).of("postgres.admin")).isNotEqualTo(first);
  }

  @Test
  void onlyTheOwnerCanReadTheFile() throws Exception {
    var file = directory.resolve("secrets.properties");
    Secrets.in(file).of("keycloak.admin");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void printingSecretsShowsNone() {
    var secrets = Secrets.in(directory.resolve("secrets.properties"));
    var secret = secrets.of("keycloak.admin");

    assertThat(secrets.toString()).doesNotContain(secret);
  }
}
