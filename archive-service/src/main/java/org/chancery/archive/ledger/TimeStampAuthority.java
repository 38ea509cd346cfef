package org.chancery.archive.ledger;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.chancery.archive.ledger.LedgerTables.StoredCheckpoint;
import org.chancery.verify.ledger.TreeHash;
import org.chancery.verify.timestamp.TimeStampToken;
import org.chancery.verify.timestamp.TimeStampTrust;
import org.jspecify.annotations.Nullable;

/// A time stamp authority (RFC 3161): it signs that a head, and with it every record and head
/// before, was there at a time. Nobody who has the archive's keys can make that up later.
///
/// What is stamped is the head's note as it is stored, signatures and all.
final class TimeStampAuthority implements Attester {

  /// Clocks may differ so much.
  private static final Duration CLOCKS = Duration.ofMinutes(10);

  private final URI url;
  private final TimeStampTrust trust;
  private final @Nullable ASN1ObjectIdentifier policy;
  private final Duration every;
  private final AttestationClient client;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /// @param policy the one it must be given under; null for any
  TimeStampAuthority(
      URI url,
      TimeStampTrust trust,
      @Nullable String policy,
      Duration every,
      AttestationClient client,
      InstantSource clock) {
    this.url = url;
    this.trust = trust;
    this.policy = policy == null ? null : new ASN1ObjectIdentifier(policy);
    this.every = every;
    this.client = client;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "time-stamps";
  }

  @Override
  public Duration every() {
    return every;
  }

  @Override
  public long last(AttestationTables tables) {
    return tables.lastStamped();
  }

  @Override
  public void attest(StoredCheckpoint head, AttestationTables tables) {
    tables.stamped(head.id(), stamp(head.note().getBytes(StandardCharsets.UTF_8)));
  }

  /// A token over some bytes that `chancery-verify` accepts.
  byte[] stamp(byte[] message) {
    var generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    if (policy != null) {
      generator.setReqPolicy(policy);
    }
    try {
      var request =
          generator.generate(
              TSPAlgorithms.SHA256, TreeHash.sha256().digest(message), new BigInteger(64, random));
      var answer = client.post(url, "application/timestamp-query", request.getEncoded());
      if (answer.status() != 200) {
        throw new RefusedException("it answered with status " + answer.status());
      }
      var response = new TimeStampResponse(answer.body().toArray());
      response.validate(request);
      var token = response.getTimeStampToken();
      if (token == null) {
        throw new RefusedException("it gave no token: PKI status " + response.getStatus());
      }
      var encoded = token.getEncoded("DER");
      check(encoded, message);
      return encoded;
    } catch (TSPException | IOException unfit) {
      throw new RefusedException("its answer is not to the question: " + unfit.getMessage());
    }
  }

  /// With the code that will check it in years to come.
  private void check(byte[] encoded, byte[] message) {
    TimeStampToken token;
    try {
      token = TimeStampToken.read(encoded);
    } catch (IllegalArgumentException unfit) {
      throw new RefusedException("its answer holds no token");
    }
    if (!token.isOver(message)) {
      throw new RefusedException("its token is over something else");
    }
    token
        .verify(trust)
        .ifPresent(why -> {
          throw new RefusedException(why);
        });
    if (Duration.between(token.time(), clock.instant()).abs().compareTo(CLOCKS) > 0) {
      throw new RefusedException("its time is " + token.time() + ", which is not now");
    }
  }
}
