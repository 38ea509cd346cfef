package org.chancery.archive.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chancery.archive.Relay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/// The contract, kept by a bucket of S3Mock, which keeps no locks: that an object of Amazon's
/// cannot be deleted is not shown here, only that every one is put with the lock that says so.
final class S3StoreIT implements VaultStoreContract {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Map<String, String> sent = new ConcurrentHashMap<>();

  private static S3MockServer server;
  private static S3Client s3;
  private static String bucket;

  @BeforeAll
  static void start() {
    server = S3MockServer.start();
    s3 = client(server.url());
    bucket = bucket(true, true);
  }

  @AfterAll
  static void stop() {
    s3.close();
    server.close();
  }

  @Override
  public VaultStore store() {
    return store(bucket);
  }

  @Test
  @DisplayName("R2: every object is put once, with its hash, locked in compliance mode for 7 years")
  void everyObjectIsPutLocked() throws IOException {
    var content = "sealed".getBytes(StandardCharsets.UTF_8);

    store().write("notes/000000000001.txt", content);

    assertThat(sent)
        .containsEntry("x-amz-object-lock-mode", "COMPLIANCE")
        .containsEntry("x-amz-object-lock-retain-until-date", "2033-11-23T10:00:00Z")
        .containsEntry("If-None-Match", "*")
        .containsEntry(
            "x-amz-checksum-sha256",
            java.util.Base64.getEncoder()
                .encodeToString(org.chancery.verify.Digest.of(content).toBytes()));
  }

  @Test
  @DisplayName("R2: a bucket that locks nothing, keeps no versions or is not there is refused")
  void bucketWithoutLockIsRefused() {
    for (var unfit : new String[] {bucket(false, true), bucket(true, false), "none-such"}) {
      assertThatThrownBy(() -> store(unfit).check())
          .as(unfit)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(unfit)
          .hasMessageContaining("Create it with Object Lock");
      assertThatThrownBy(() -> store(unfit).write("notes/1.txt", new byte[1]))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatCode(() -> store(bucket).check()).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("P3: while the store is away nothing is taken for written, and then all goes on")
  void storeThatIsAwayIsTriedAgain() throws IOException {
    try (var relay = new Relay(server.url());
        var through = client(relay.url())) {
      var store = new S3Store(through, bucket, "away/", Period.ofYears(7), () -> NOW);
      relay.cut(true);
      assertThatCode(store::check).doesNotThrowAnyException();
      assertThatThrownBy(() -> store.write("a", new byte[] {1})).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> store.exists("a")).isInstanceOf(IOException.class);

      relay.cut(false);
      store.write("a", new byte[] {1});

      assertThat(store.exists("a")).isTrue();
    }
  }

  @Test
  @DisplayName("R2: a lock is prolonged, in compliance mode, and never shortened")
  void lockIsOnlyEverProlonged() throws IOException {
    var name = "segments/03/000000000001-" + UUID.randomUUID() + ".seg";
    store().write(name, new byte[] {1});
    var locks = store().locks().orElseThrow();
    var tenYears = Instant.parse("2036-11-23T10:00:00Z");

    assertThat(locks.prolong(name, tenYears)).isEqualTo(tenYears);
    assertThat(locks.prolong(name, NOW)).isEqualTo(tenYears);

    var lock = s3.getObjectRetention(get -> get.bucket(bucket).key("vault/" + name)).retention();
    assertThat(lock.modeAsString()).isEqualTo("COMPLIANCE");
    assertThat(lock.retainUntilDate()).isEqualTo(tenYears);
    assertThatThrownBy(() -> locks.prolong("segments/none.seg", tenYears))
        .isInstanceOf(IOException.class);
  }

  private static S3Store store(String bucket) {
    InstantSource clock = () -> NOW;
    return new S3Store(s3, bucket, "vault/", Period.ofYears(7), clock);
  }

  private static String bucket(boolean locks, boolean keepsVersions) {
    var name = "vault-" + UUID.randomUUID();
    s3.createBucket(create -> create.bucket(name).objectLockEnabledForBucket(locks));
    if (keepsVersions) {
      s3.putBucketVersioning(put ->
          put.bucket(name)
              .versioningConfiguration(
                  versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
    }
    return name;
  }

  private static S3Client client(URI endpoint) {
    return S3Client.builder()
        .region(Region.US_EAST_1)
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .overrideConfiguration(calls -> calls.addExecutionInterceptor(new Listening()))
        .build();
  }

  /// Notes what is sent, as it goes onto the wire.
  private static final class Listening implements ExecutionInterceptor {
    @Override
    public void beforeTransmission(
        Context.BeforeTransmission call, ExecutionAttributes attributes) {
      call.httpRequest().headers().forEach((name, values) -> sent.put(name, values.getFirst()));
    }
  }
}
