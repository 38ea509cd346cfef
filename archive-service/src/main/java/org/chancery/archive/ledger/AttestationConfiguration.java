package org.chancery.archive.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chancery.archive.ledger.AttestationSettings.TimeStampSettings;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.timestamp.TimeStampTrust;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the attesters that are configured.
@Configuration(proxyBeanMethods = false)
class AttestationConfiguration {

  /// Those who attest heads; a type of its own because a list of none is one too.
  ///
  /// @param trust the authorities whose time stamps are believed; empty when none is configured
  record Attesters(List<Attester> all, Optional<TimeStampTrust> trust) {
    Attesters {
      all = List.copyOf(all);
    }
  }

  @Bean
  AttestationClient attestationClient(AttestationSettings settings) {
    return new AttestationClient(settings.timeout());
  }

  @Bean
  Attesters attesters(
      AttestationSettings settings,
      AttestationClient client,
      LedgerTables tables,
      InstantSource clock) {
    var attesters = new ArrayList<Attester>();
    for (var witness : settings.witnesses()) {
      attesters.add(
          new Witness(witness.url(), NoteKey.read(witness.key()), witness.every(), tables, client));
    }
    var authority = settings.timeStamps();
    Optional<TimeStampTrust> trust = Optional.ofNullable(authority).map(one -> trust(one));
    if (authority != null) {
      attesters.add(
          new TimeStampAuthority(
              authority.url(),
              trust.orElseThrow(),
              authority.policy(),
              authority.every(),
              client,
              clock));
    }
    return new Attesters(attesters, trust);
  }

  private static TimeStampTrust trust(TimeStampSettings settings) {
    try {
      return TimeStampTrust.of(Files.readAllBytes(settings.trust()));
    } catch (IOException | IllegalArgumentException bad) {
      throw new IllegalStateException(
          "chancery.ledger.attestation.time-stamps.trust: "
              + settings.trust()
              + " holds no certificates that can be read.",
          bad);
    }
  }
}
