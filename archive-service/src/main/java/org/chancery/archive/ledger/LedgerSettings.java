package org.chancery.archive.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the ledger is called, who signs it, and how often.
///
/// @param origin the log's name in every checkpoint, by which verifiers know it; should be the
///   address of `/ledger` without `https://`, and never change
/// @param keyFiles private keys (Ed25519, PKCS#8 in PEM) that sign; while keys are changed both the
///   new and the old one
/// @param pace least time from one sealing to the next
/// @param batch most records sealed in one transaction
/// @param owner the role that owns the ledger's tables; absent where the service's own does, which
///   is no protection
/// @param proofs who may ask for proofs, and how often
/// @param auditEvery time from one reading of everything to the next
@ConfigurationProperties("chancery.ledger")
record LedgerSettings(
    @DefaultValue("localhost:8081/ledger") String origin,
    @DefaultValue List<Path> keyFiles,
    @DefaultValue("1s") Duration pace,
    @DefaultValue("4000") int batch,
    @Nullable Owner owner,
    @DefaultValue Proofs proofs,
    @DefaultValue("24h") Duration auditEvery) {

  LedgerSettings {
    keyFiles = List.copyOf(keyFiles);
    if (keyFiles.isEmpty()) {
      throw new IllegalArgumentException(
          "chancery.ledger.key-files names no key. Make one with"
              + " 'openssl genpkey -algorithm ed25519 -out ledger-key.pem' and name the file.");
    }
  }

  /// The role that owns the ledger's tables, used to create them and for nothing else.
  record Owner(String username, String password) {
    @Override
    public String toString() {
      return "Owner[" + username + "]";
    }
  }

  /// @param origins pages that may ask from a browser, as in `https://chat.example.com`
  /// @param aMinute most questions a minute from one address
  record Proofs(@DefaultValue List<String> origins, @DefaultValue("120") int aMinute) {
    Proofs {
      origins = List.copyOf(origins);
    }
  }
}
