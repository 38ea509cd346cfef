package org.chancery.verify.timestamp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The authorities whose time stamps somebody trusts.
///
/// A chain is judged at the time of the stamp: that a certificate has expired since takes nothing
/// from what it signed. That it was revoked is not looked up, for that needs a network.
public final class TimeStampTrust {

  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final String RSA_PSS = "1.2.840.113549.1.1.10";
  private static final Map<String, String> RSA_WITH =
      Map.of(
          "2.16.840.1.101.3.4.2.1", "SHA256withRSA",
          "2.16.840.1.101.3.4.2.2", "SHA384withRSA",
          "2.16.840.1.101.3.4.2.3", "SHA512withRSA");

  private final List<X509Certificate> anchors;

  private TimeStampTrust(List<X509Certificate> anchors) {
    this.anchors = anchors;
  }

  /// Trusts the certificates in a PEM or DER file: authorities' own, or those that issued them.
  ///
  /// @throws IllegalArgumentException when it holds none
  public static TimeStampTrust of(byte[] file) {
    try {
      var certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(file))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (certificates.isEmpty()) {
        throw new IllegalArgumentException("there is no certificate in it");
      }
      return new TimeStampTrust(certificates);
    } catch (CertificateException unreadable) {
      throw new IllegalArgumentException("it holds something else than certificates", unreadable);
    }
  }

  /// Why a signer is not believed; empty when it is.
  ///
  /// @param among certificates that may lie between the signer and an anchor
  Optional<String> refuses(X509Certificate signer, Collection<X509Certificate> among, Instant at) {
    try {
      var usage = signer.getExtendedKeyUsage();
      var critical = signer.getCriticalExtensionOIDs();
      if (usage == null
          || !usage.equals(List.of(TIME_STAMPING))
          || critical == null
          || !critical.contains(EXTENDED_KEY_USAGE)) {
        return Optional.of("its signer's certificate is not for time stamps alone");
      }
      if (at.isBefore(signer.getNotBefore().toInstant())
          || at.isAfter(signer.getNotAfter().toInstant())) {
        return Optional.of("its signer's certificate was not valid at " + at);
      }
      if (anchors.contains(signer)) {
        return Optional.empty();
      }
      var selector = new X509CertSelector();
      selector.setCertificate(signer);
      Set<TrustAnchor> trusted =
          anchors.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet());
      var parameters = new PKIXBuilderParameters(trusted, selector);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(among)));
      parameters.setDate(Date.from(at));
      parameters.setRevocationEnabled(false);
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return Optional.empty();
    } catch (GeneralSecurityException _) {
      return Optional.of("its signer's certificate leads to no authority that is trusted");
    }
  }

  /// A signature algorithm as CMS names it.
  ///
  /// @param digest object identifier of the digest algorithm beside it
  static Signature signature(Der algorithm, String digest) throws GeneralSecurityException {
    var oid = algorithm.as(Der.SEQUENCE).child(0).oid();
    if (oid.equals(RSA)) {
      var name = RSA_WITH.get(digest);
      if (name == null) {
        throw new GeneralSecurityException("it is of a hash that is not known here");
      }
      return Signature.getInstance(name);
    }
    if (oid.equals(RSA_PSS)) {
      var parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      try {
        parameters.init(algorithm.child(1).encoded());
      } catch (IOException unreadable) {
        throw new GeneralSecurityException("its signature's parameters are none", unreadable);
      }
      var signature = Signature.getInstance("RSASSA-PSS");
      signature.setParameter(parameters.getParameterSpec(PSSParameterSpec.class));
      return signature;
    }
    return Signature.getInstance(oid);
  }
}
