package org.chancery.archive.ledger;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.chancery.verify.ledger.TreeHash;
import org.jspecify.annotations.Nullable;

/// A time stamp authority, honest or not, behind the JDK's HTTP server.
final class TestAuthority implements AutoCloseable {

  private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.3.4.1");

  /// What it does when it is asked.
  enum Manner {
    HONEST,
    WRONG_IMPRINT,
    WRONG_NONCE,
    WRONG_TIME,
    UNTRUSTED_SIGNER,
    EXPIRED_CERTIFICATE,
    REJECTION,
    GARBAGE,
    ERROR,
    SILENCE
  }

  /// A key and its certificate.
  private record Identity(KeyPair keys, X509Certificate certificate) {}

  private final String algorithm;
  private final Identity root;
  private final Identity honest;
  private final Identity expired;
  private final Identity stranger;
  private final HttpServer server;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Manner manner = Manner.HONEST;

  /// @param key kind of key, as in `RSA` or `EC`
  /// @param algorithm of its signatures, as in `SHA256withRSA`
  TestAuthority(String key, String algorithm) {
    this.algorithm = algorithm;
    try {
      var now = Instant.now();
      var later = now.plus(Duration.ofDays(1));
      root = identity(key, "CN=Root", null, later, null);
      honest = identity(key, "CN=Stamps", root, later, KeyPurposeId.id_kp_timeStamping);
      expired =
          identity(
              key, "CN=Old", root, now.minus(Duration.ofHours(1)), KeyPurposeId.id_kp_timeStamping);
      var foreign = identity(key, "CN=Foreign", null, later, null);
      stranger = identity(key, "CN=Stamps", foreign, later, KeyPurposeId.id_kp_timeStamping);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException | GeneralSecurityException | OperatorCreationException failure) {
      throw new IllegalStateException(failure);
    }
    server.createContext(
        "/",
        exchange -> {
          if (manner == Manner.SILENCE) {
            try {
              end.await();
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
            }
            return;
          }
          var answer = answer(exchange.getRequestBody().readAllBytes());
          exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
          exchange.sendResponseHeaders(manner == Manner.ERROR ? 503 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  void behave(Manner other) {
    manner = other;
  }

  /// The certificate to trust, in PEM.
  String pem() {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(root.certificate().getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private byte[] answer(byte[] asked) {
    try {
      return switch (manner) {
        case HONEST, ERROR, SILENCE -> reply(asked, honest, Instant.now());
        case WRONG_IMPRINT -> reply(other(new TimeStampRequest(asked)), honest, Instant.now());
        case WRONG_NONCE -> reply(otherNonce(new TimeStampRequest(asked)), honest, Instant.now());
        case WRONG_TIME -> reply(asked, honest, Instant.now().minus(Duration.ofMinutes(30)));
        case UNTRUSTED_SIGNER -> reply(asked, stranger, Instant.now());
        case EXPIRED_CERTIFICATE -> reply(asked, expired, Instant.now());
        case REJECTION ->
            new TimeStampResponseGenerator(generator(honest), Set.of())
                .generate(new TimeStampRequest(asked), BigInteger.ONE, Date.from(Instant.now()))
                .getEncoded();
        case GARBAGE -> "no".getBytes(StandardCharsets.US_ASCII);
      };
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (TSPException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] other(TimeStampRequest asked) throws IOException {
    var generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    return generator
        .generate(TSPAlgorithms.SHA256, TreeHash.sha256().digest(new byte[] {1}), asked.getNonce())
        .getEncoded();
  }

  private static byte[] otherNonce(TimeStampRequest asked) throws IOException {
    var generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    return generator
        .generate(TSPAlgorithms.SHA256, asked.getMessageImprintDigest(), BigInteger.TEN)
        .getEncoded();
  }

  private byte[] reply(byte[] asked, Identity signer, Instant at) throws TSPException, IOException {
    var responses = new TimeStampResponseGenerator(generator(signer), TSPAlgorithms.ALLOWED);
    return responses
        .generateGrantedResponse(new TimeStampRequest(asked), BigInteger.TWO, Date.from(at))
        .getEncoded();
  }

  private TimeStampTokenGenerator generator(Identity signer) throws TSPException {
    try {
      var digests = new JcaDigestCalculatorProviderBuilder().build();
      var generator =
          new TimeStampTokenGenerator(
              new JcaSimpleSignerInfoGeneratorBuilder()
                  .build(algorithm, signer.keys().getPrivate(), signer.certificate()),
              digests.get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
              POLICY);
      generator.addCertificates(new JcaCertStore(List.of(signer.certificate())));
      return generator;
    } catch (OperatorCreationException | GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private Identity identity(
      String key,
      String name,
      @Nullable Identity issuer,
      Instant until,
      @Nullable KeyPurposeId purpose)
      throws GeneralSecurityException, OperatorCreationException, CertIOException {
    var generator = KeyPairGenerator.getInstance(key);
    generator.initialize(key.equals("RSA") ? 2048 : 256);
    var keys = generator.generateKeyPair();
    var subject = new X500Name(name);
    var builder =
        new JcaX509v3CertificateBuilder(
            issuer == null
                ? subject
                : X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded()),
            BigInteger.valueOf(System.nanoTime()),
            Date.from(until.minus(Duration.ofDays(30))),
            Date.from(until),
            subject,
            keys.getPublic());
    if (purpose == null) {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    } else {
      builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
    }
    var signer = issuer == null ? keys : issuer.keys();
    var certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate())));
    return new Identity(keys, certificate);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}
