package org.chancery.archive.vault;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires where segments lie and what wraps their keys.
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

  @Bean
  VaultStore vaultStore(VaultSettings settings, InstantSource clock) {
    return settings.s3().isUsed()
        ? settings.s3().open(clock)
        : new DirectoryStore(settings.directory());
  }

  @Bean
  MasterKeys masterKeys(VaultSettings settings) {
    return settings.pkcs11().keysOr(settings.keys().toAbsolutePath());
  }

  @Bean
  VaultSigner vaultSigner(VaultSettings settings, MasterKeys madeTheDirectory) {
    return VaultSigner.in(settings.keys().toAbsolutePath());
  }
}
