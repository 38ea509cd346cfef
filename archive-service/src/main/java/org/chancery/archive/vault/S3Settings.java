package org.chancery.archive.vault;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/// The bucket of a vault in S3.
///
/// @param bucket its name; empty for a vault in a directory
/// @param endpoint of a server other than Amazon's; its buckets are part of its paths
/// @param prefix before all names in the bucket
/// @param accessKey empty to use what the machine has (environment, profile, role)
/// @param lockFor so long is each object locked from when it is written
record S3Settings(
    @DefaultValue("") String bucket,
    @Nullable URI endpoint,
    @DefaultValue("us-east-1") String region,
    @DefaultValue("") String prefix,
    @DefaultValue("") String accessKey,
    @DefaultValue("") String secretKey,
    @DefaultValue("P7Y") Period lockFor) {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ATTEMPT = Duration.ofSeconds(20);
  private static final Duration CALL = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 4;

  /// Whether the vault is in a bucket.
  boolean isUsed() {
    return !bucket.isEmpty();
  }

  /// A store in the bucket, which was asked whether it locks.
  ///
  /// @throws IllegalStateException when it does not, with the cure
  S3Store open(InstantSource clock) {
    var store = new S3Store(client(), bucket, prefix, lockFor, clock);
    store.check();
    return store;
  }

  private S3Client client() {
    var client =
        S3Client.builder()
            .region(Region.of(region))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ATTEMPT))
            .overrideConfiguration(calls ->
                calls
                    .apiCallAttemptTimeout(ATTEMPT)
                    .apiCallTimeout(CALL)
                    .retryStrategy(StandardRetryStrategy.builder().maxAttempts(ATTEMPTS).build()));
    if (endpoint != null) {
      client.endpointOverride(endpoint).forcePathStyle(true);
    }
    if (!accessKey.isEmpty()) {
      client.credentialsProvider(
          StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)));
    }
    return client.build();
  }

  @Override
  public String toString() {
    return "S3Settings[" + bucket + "]";
  }
}
