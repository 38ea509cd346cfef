package org.chancery.bench.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An archive service of the benchmark's own, reading the benchmark's feed.
final class ArchiveProcess implements AutoCloseable {

  private final Process process;
  private final int port;
  private final Path vault;
  private final Path vaultKeys;

  ArchiveProcess(Path jar, Servers servers, String name, URI feed, List<String> more, Path log) {
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    var keys = log.resolveSibling(name + "-keys");
    vault = keys.resolve("vault");
    vaultKeys = keys.resolve("vault-keys");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-Xmx1g", "-jar", jar.toString()));
    command.addAll(
        List.of(
            "--server.port=" + port,
            "--spring.datasource.url=" + servers.database(name),
            "--spring.datasource.username=" + servers.get("postgres.username"),
            "--chancery.identity.issuer=" + servers.keycloak() + "/realms/chancery",
            "--chancery.feed.url=" + feed,
            "--chancery.feed.client-id=chancery-archive",
            "--chancery.search.url=" + servers.elasticsearch(),
            "--chancery.search.alias=" + alias(name),
            // Else its answers would leave out what the bare index counts.
            "--chancery.access.direct-conversations=any-officer",
            "--chancery.vault.directory=" + vault,
            "--chancery.vault.keys=" + vaultKeys,
            "--chancery.ledger.key-files=" + ledgerKey(keys)));
    command.addAll(more);
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    // Not on the command line, which every user of the machine can read.
    builder.environment().put("SPRING_DATASOURCE_PASSWORD", servers.get("postgres.password"));
    builder.environment().put("CHANCERY_FEED_CLIENT_SECRET", servers.get("feed.client-secret"));
    try {
      process = builder.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// A key for this run's ledger to sign with.
  private static Path ledgerKey(Path keys) {
    try {
      var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
      Files.createDirectories(keys);
      return Files.writeString(
          keys.resolve("ledger-key.pem"),
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getEncoder().encodeToString(key.getEncoded())
              + "\n-----END PRIVATE KEY-----\n");
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String alias(String name) {
    return name.replace('_', '-');
  }

  URI url() {
    return URI.create("http://localhost:" + port);
  }

  /// The directory that it seals records into.
  Path vault() {
    return vault;
  }

  /// The directory of the vault's keys, with what a checker needs of them.
  Path vaultKeys() {
    return vaultKeys;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
