package org.chancery.archive.vault;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the vault lies and when it seals.
///
/// @param directory of the segments
/// @param keys directory of the master keys and the key that signs notes; never the vault's own
/// @param records most records in a segment
/// @param sealAfter a record waits no longer than so for its segment to fill
/// @param pace time between two looks at what is to be sealed
/// @param s3 a bucket that takes the directory's place, if it has a name
/// @param pkcs11 a token that keeps the master keys, if it has a library
@ConfigurationProperties("chancery.vault")
record VaultSettings(
    Path directory,
    Path keys,
    @DefaultValue("4096") int records,
    @DefaultValue("15m") Duration sealAfter,
    @DefaultValue("10s") Duration pace,
    @DefaultValue S3Settings s3,
    @DefaultValue Pkcs11Settings pkcs11) {}
