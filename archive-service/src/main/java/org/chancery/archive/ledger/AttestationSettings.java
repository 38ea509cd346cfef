package org.chancery.archive.ledger;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who attests the ledger's heads from outside; nobody by default.
///
/// @param witnesses of C2SP tlog-witness
/// @param timeStamps a time stamp authority (RFC 3161); absent for none
/// @param pace time between two looks whether there is a new head
/// @param timeout of each question, from connecting to the last byte of the answer
/// @param depositAfter what was said is written into the vault so long after the last portion of
///   the ledger at the latest; with the next portion if that comes earlier
@ConfigurationProperties("chancery.ledger.attestation")
record AttestationSettings(
    @DefaultValue List<WitnessSettings> witnesses,
    @Nullable TimeStampSettings timeStamps,
    @DefaultValue("10s") Duration pace,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("15m") Duration depositAfter) {

  AttestationSettings {
    witnesses = List.copyOf(witnesses);
  }

  /// A witness.
  ///
  /// @param url its submission prefix, without a slash at its end
  /// @param key its verifier key for cosignatures, as in `name+id+key`
  /// @param every least time from one cosignature to the next
  record WitnessSettings(URI url, String key, @DefaultValue("1m") Duration every) {}

  /// A time stamp authority.
  ///
  /// @param trust file with the certificates that are trusted (PEM): the authority's own, or those
  ///   that issued it
  /// @param policy the policy tokens must be given under, an object identifier; absent for any
  /// @param every least time from one token to the next: one holds for all heads before
  record TimeStampSettings(
      URI url, Path trust, @Nullable String policy, @DefaultValue("1h") Duration every) {}
}
