package org.chancery.archive.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What becomes of what others say of the ledger's heads.
///
/// @param depositAfter it is written into the vault so long after the last portion of the ledger at
///   the latest; with the next portion if that comes earlier
@ConfigurationProperties("chancery.ledger.attestation")
record AttestationSettings(@DefaultValue("15m") Duration depositAfter) {}
