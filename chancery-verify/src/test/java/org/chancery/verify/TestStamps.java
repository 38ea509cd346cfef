package org.chancery.verify;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.chancery.verify.ledger.TreeHash;
import org.chancery.verify.timestamp.TimeStampTrust;

/// A time stamp authority of Bouncy Castle's: what it makes, our own code is to verify.
final class TestStamps {

  private final String algorithm;
  private final KeyPair keys;
  private final X509Certificate certificate;

  /// @param key kind of key, as in `RSA`, `EC` or `Ed25519`
  /// @param algorithm of its signatures, as in `SHA256withRSA`
  TestStamps(String key, String algorithm, Instant from) {
    this.algorithm = algorithm;
    try {
      keys = KeyPairGenerator.getInstance(key).generateKeyPair();
      var name = new X500Name("CN=Stamps");
      var builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.TWO,
              Date.from(from),
              Date.from(from.plus(Duration.ofDays(1))),
              name,
              keys.getPublic());
      builder.addExtension(
          Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
      certificate =
          new JcaX509CertificateConverter()
              .getCertificate(builder.build(signer().build(keys.getPrivate())));
    } catch (GeneralSecurityException | IOException | OperatorCreationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// The JDK has all algorithms but names RSASSA-PSS in another way.
  private JcaContentSignerBuilder signer() {
    var builder = new JcaContentSignerBuilder(algorithm);
    return algorithm.endsWith("MGF1") ? builder.setProvider(new BouncyCastleProvider()) : builder;
  }

  private JcaSimpleSignerInfoGeneratorBuilder infoOfSigner() throws OperatorCreationException {
    var builder = new JcaSimpleSignerInfoGeneratorBuilder();
    return algorithm.endsWith("MGF1") ? builder.setProvider(new BouncyCastleProvider()) : builder;
  }

  TimeStampTrust trust() {
    try {
      return TimeStampTrust.of(certificate.getEncoded());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  byte[] over(String message, Instant at) {
    try {
      var generator =
          new TimeStampTokenGenerator(
              infoOfSigner().build(algorithm, keys.getPrivate(), certificate),
              new JcaDigestCalculatorProviderBuilder()
                  .build()
                  .get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
              new ASN1ObjectIdentifier("1.2.3"));
      generator.addCertificates(new JcaCertStore(List.of(certificate)));
      var digest = TreeHash.sha256().digest(message.getBytes(StandardCharsets.UTF_8));
      var asking = new TimeStampRequestGenerator();
      asking.setCertReq(true);
      return generator
          .generate(asking.generate(TSPAlgorithms.SHA256, digest), BigInteger.ONE, Date.from(at))
          .getEncoded("DER");
    } catch (GeneralSecurityException
        | IOException
        | OperatorCreationException
        | TSPException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
