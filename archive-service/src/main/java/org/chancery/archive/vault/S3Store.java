package org.chancery.archive.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.chancery.verify.Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetention;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A vault in a bucket of S3, or of a server that speaks its language. Every object is locked in
/// compliance mode from the moment it is written: nobody, not even the owner of the account, can
/// change its version or remove it before its day (SEC 17a-4(f)(2)(i)(B)).
///
/// An object is put only where none has its name (`If-None-Match`), with the SHA-256 that the
/// server must find too. The bucket is asked whether it can lock objects before the first one is
/// put.
final class S3Store implements VaultStore, VaultStore.Locks, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(S3Store.class);
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;

  private final S3Client s3;
  private final String bucket;
  private final String prefix;
  private final Period lockFor;
  private final InstantSource clock;
  private volatile boolean isTrusted;

  /// Uses a bucket.
  ///
  /// @param prefix before every name; empty, or ends with a slash
  /// @param lockFor so long is an object locked from when it is put
  S3Store(S3Client s3, String bucket, String prefix, Period lockFor, InstantSource clock) {
    this.s3 = s3;
    this.bucket = bucket;
    this.prefix = prefix;
    this.lockFor = lockFor;
    this.clock = clock;
  }

  /// Makes sure that the bucket locks objects. While it does not answer, that is left until the
  /// first object is to be put.
  ///
  /// @throws IllegalStateException when it does not lock, with the cure
  void check() {
    try {
      requireLock();
    } catch (IOException away) {
      log.warn("the bucket {} does not answer: nothing is sealed until it does", bucket);
    }
  }

  @Override
  public void write(String name, byte[] content) throws IOException {
    requireLock();
    var until = clock.instant().atOffset(ZoneOffset.UTC).plus(lockFor).toInstant();
    try {
      s3.putObject(
          put ->
              put.bucket(bucket)
                  .key(prefix + name)
                  .ifNoneMatch("*")
                  .checksumSHA256(Base64.getEncoder().encodeToString(Digest.of(content).toBytes()))
                  .objectLockMode(ObjectLockMode.COMPLIANCE)
                  .objectLockRetainUntilDate(until),
          RequestBody.fromBytes(content));
    } catch (S3Exception refused) {
      if (refused.statusCode() != PRECONDITION_FAILED && refused.statusCode() != CONFLICT) {
        throw failure(refused);
      }
      requireSame(name, content);
    } catch (SdkException away) {
      throw failure(away);
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    try {
      return s3.getObject(
          get -> get.bucket(bucket).key(prefix + name).checksumMode(ChecksumMode.ENABLED));
    } catch (NoSuchKeyException missing) {
      throw new NoSuchFileException(name);
    } catch (SdkException away) {
      throw failure(away);
    }
  }

  @Override
  public boolean exists(String name) throws IOException {
    try {
      s3.headObject(head -> head.bucket(bucket).key(prefix + name));
      return true;
    } catch (S3Exception refused) {
      if (refused.statusCode() == NOT_FOUND) {
        return false;
      }
      throw failure(refused);
    } catch (SdkException away) {
      throw failure(away);
    }
  }

  /// An object is there whole or not at all.
  @Override
  public void clearUnfinished() {}

  @Override
  public Optional<Locks> locks() {
    return Optional.of(this);
  }

  @Override
  public Instant prolong(String name, Instant until) throws IOException {
    try {
      var there = lock(name).orElse(Instant.EPOCH);
      if (!there.isBefore(until)) {
        return there;
      }
      s3.putObjectRetention(put ->
          put.bucket(bucket)
              .key(prefix + name)
              .retention(retention ->
                  retention.mode(ObjectLockRetentionMode.COMPLIANCE).retainUntilDate(until)));
      return until;
    } catch (NoSuchKeyException missing) {
      throw new NoSuchFileException(name);
    } catch (SdkException away) {
      throw failure(away);
    }
  }

  /// The end of a lock in compliance mode; empty where there is none.
  private Optional<Instant> lock(String name) {
    try {
      var lock = s3.getObjectRetention(get -> get.bucket(bucket).key(prefix + name)).retention();
      return Optional.ofNullable(lock)
          .filter(one -> one.mode() == ObjectLockRetentionMode.COMPLIANCE)
          .map(ObjectLockRetention::retainUntilDate);
    } catch (NoSuchKeyException missing) {
      throw missing;
    } catch (S3Exception none) {
      if (none.statusCode() == NOT_FOUND || none.statusCode() == BAD_REQUEST) {
        return Optional.empty();
      }
      throw none;
    }
  }

  @Override
  public void close() {
    s3.close();
  }

  private void requireSame(String name, byte[] content) throws IOException {
    byte[] there;
    try (var in = open(name)) {
      there = in.readAllBytes();
    }
    if (!MessageDigest.isEqual(there, content)) {
      throw new IllegalStateException(name + " is there already and says something else");
    }
  }

  private void requireLock() throws IOException {
    if (isTrusted) {
      return;
    }
    try {
      var versioning = s3.getBucketVersioning(get -> get.bucket(bucket)).status();
      var lock = s3.getObjectLockConfiguration(get -> get.bucket(bucket)).objectLockConfiguration();
      if (versioning != BucketVersioningStatus.ENABLED
          || lock == null
          || lock.objectLockEnabled() != ObjectLockEnabled.ENABLED) {
        throw unlocked();
      }
      isTrusted = true;
    } catch (S3Exception refused) {
      // No such bucket, or one without the configuration; servers differ in how they say so.
      if (refused.statusCode() == NOT_FOUND || refused.statusCode() == BAD_REQUEST) {
        throw unlocked();
      }
      throw failure(refused);
    } catch (SdkException away) {
      throw failure(away);
    }
  }

  private IllegalStateException unlocked() {
    return new IllegalStateException(
        ("The bucket %s is not there, or does not lock objects, so what is sealed in it could be changed."
                + " Create it with Object Lock (which turns versioning on), or name another in chancery.vault.s3.bucket.")
            .formatted(bucket));
  }

  private static IOException failure(SdkException away) {
    return new IOException(
        away instanceof S3Exception refused
            ? "the object store answered " + refused.statusCode()
            : "the object store does not answer",
        away);
  }
}
