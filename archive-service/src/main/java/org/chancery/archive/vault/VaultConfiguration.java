package org.chancery.archive.vault;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires where segments lie and what wraps their keys.
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

  @Bean
  VaultStore vaultStore(VaultSettings settings) {
    return new DirectoryStore(settings.directory());
  }

  @Bean
  MasterKeys masterKeys(VaultSettings settings) {
    return KeyDirectory.in(settings.keys().toAbsolutePath());
  }

  @Bean
  VaultSigner vaultSigner(VaultSettings settings, MasterKeys madeTheDirectory) {
    return VaultSigner.in(settings.keys().toAbsolutePath());
  }
}
