package org.chancery.verify.timestamp;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a time stamp authority has signed: that some bytes existed at a time (RFC 3161 within CMS,
/// RFC 5652).
public final class TimeStampToken {

  private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
  private static final String TST_INFO = "1.2.840.113549.1.9.16.1.4";
  private static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
  private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
  private static final String SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
  private static final String SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
  private static final Map<String, String> DIGESTS =
      Map.of(
          "2.16.840.1.101.3.4.2.1", "SHA-256",
          "2.16.840.1.101.3.4.2.2", "SHA-384",
          "2.16.840.1.101.3.4.2.3", "SHA-512",
          "1.3.14.3.2.26", "SHA-1");
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuuMMddHHmmss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendLiteral('Z')
          .toFormatter();

  private final Der info;
  private final Der signer;
  private final List<X509Certificate> certificates;

  private TimeStampToken(Der info, Der signer, List<X509Certificate> certificates) {
    this.info = info;
    this.signer = signer;
    this.certificates = certificates;
  }

  /// Reads a token.
  ///
  /// @param encoded a ContentInfo in DER
  /// @throws IllegalArgumentException when it is no time stamp token
  public static TimeStampToken read(byte[] encoded) {
    try {
      var outer = Der.read(encoded).as(Der.SEQUENCE);
      require(outer.child(0).oid().equals(SIGNED_DATA), "it is not signed data");
      var data = outer.child(1).as(Der.context(0)).child(0).as(Der.SEQUENCE).children();
      var content = data.get(2).as(Der.SEQUENCE);
      require(content.child(0).oid().equals(TST_INFO), "it is signed, and no time stamp");
      var info = Der.read(content.child(1).as(Der.context(0)).child(0).as(Der.OCTETS).content());
      List<X509Certificate> certificates = new ArrayList<>();
      if (data.get(3).tag() == Der.context(0)) {
        var factory = CertificateFactory.getInstance("X.509");
        for (var one : data.get(3).children()) {
          certificates.add(
              (X509Certificate)
                  factory.generateCertificate(new ByteArrayInputStream(one.encoded())));
        }
      }
      var signers = data.getLast().as(Der.SET).children();
      require(signers.size() == 1, "it has not one signer");
      return new TimeStampToken(info.as(Der.SEQUENCE), signers.getFirst(), certificates);
    } catch (GeneralSecurityException | IndexOutOfBoundsException unfit) {
      throw new IllegalArgumentException("it is no time stamp token", unfit);
    }
  }

  /// When the authority says it was.
  public Instant time() {
    try {
      var text =
          new String(info.child(4).as(Der.GENERALIZED_TIME).content(), StandardCharsets.US_ASCII);
      return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException noTime) {
      throw new IllegalArgumentException("its time is none", noTime);
    }
  }

  /// The policy it was given under, an object identifier.
  public String policy() {
    return info.child(1).oid();
  }

  /// Whether it is over these bytes.
  public boolean isOver(byte[] message) {
    var imprint = info.child(2).as(Der.SEQUENCE);
    return Arrays.equals(
        digest(imprint.child(0)).digest(message), imprint.child(1).as(Der.OCTETS).content());
  }

  /// Verifies the signature and that an authority somebody trusts gave it at its time.
  ///
  /// @return what is wrong; empty when nothing is
  public Optional<String> verify(TimeStampTrust trust) {
    try {
      var attributes = signer.child(3).as(Der.context(0));
      var certificate = certificate();
      if (certificate.isEmpty()) {
        return Optional.of("the certificate of its signer is not in it");
      }
      checkAttributes(attributes, certificate.get());
      var signature = TimeStampTrust.signature(signer.child(4), signer.child(2).child(0).oid());
      signature.initVerify(certificate.get());
      signature.update(attributes.encodedAs(Der.SET));
      require(
          signature.verify(signer.child(5).as(Der.OCTETS).content()),
          "its signature does not verify");
      return trust.refuses(certificate.get(), certificates, time());
    } catch (IllegalArgumentException | GeneralSecurityException wrong) {
      return Optional.of(String.valueOf(wrong.getMessage()));
    }
  }

  private void checkAttributes(Der attributes, X509Certificate certificate)
      throws GeneralSecurityException {
    var isBound = false;
    var isDigested = false;
    var isTyped = false;
    for (var attribute : attributes.children()) {
      var value = attribute.child(1).as(Der.SET).child(0);
      switch (attribute.child(0).oid()) {
        case CONTENT_TYPE -> isTyped = value.oid().equals(TST_INFO);
        case MESSAGE_DIGEST ->
            isDigested =
                Arrays.equals(
                    digest(signer.child(2)).digest(info.encoded()), value.as(Der.OCTETS).content());
        case SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_V2 -> {
          var first = value.child(0).child(0);
          var isNamed = first.child(0).tag() == Der.SEQUENCE;
          var hash = isNamed ? first.child(1) : first.child(0);
          var digest =
              attribute.child(0).oid().equals(SIGNING_CERTIFICATE)
                  ? MessageDigest.getInstance("SHA-1")
                  : isNamed ? digest(first.child(0)) : MessageDigest.getInstance("SHA-256");
          require(
              Arrays.equals(digest.digest(certificate.getEncoded()), hash.as(Der.OCTETS).content()),
              "it names another certificate than its signer's");
          isBound = true;
        }
        default -> {
          // Whatever else the authority says of itself.
        }
      }
    }
    require(isTyped && isDigested, "its signature is over something else");
    require(isBound, "it does not name the certificate of its signer");
  }

  /// The certificate that the signer names by issuer and number, or by its key.
  private Optional<X509Certificate> certificate() {
    var id = signer.child(1);
    return certificates.stream()
        .filter(one ->
            id.tag() == Der.SEQUENCE
                ? Arrays.equals(id.child(0).encoded(), one.getIssuerX500Principal().getEncoded())
                    && Arrays.equals(
                        id.child(1).as(Der.INTEGER).content(), one.getSerialNumber().toByteArray())
                : isOfKey(one, id.content()))
        .findFirst();
  }

  private static boolean isOfKey(X509Certificate certificate, byte[] key) {
    // SubjectKeyIdentifier: an octet string within the octet string of the extension.
    var extension = certificate.getExtensionValue("2.5.29.14");
    return extension != null
        && Arrays.equals(Der.read(Der.read(extension).content()).content(), key);
  }

  private static MessageDigest digest(Der algorithm) {
    var name = DIGESTS.get(algorithm.as(Der.SEQUENCE).child(0).oid());
    if (name == null) {
      throw new IllegalArgumentException("it is of a hash that is not known here");
    }
    try {
      return MessageDigest.getInstance(name);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + name, impossible);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
