package org.chancery.archive.ledger;

import org.chancery.verify.ledger.NoteSigner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Reads the keys that sign, and lets the chat's page ask for proofs.
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration implements WebMvcConfigurer {

  private final LedgerSettings settings;

  LedgerConfiguration(LedgerSettings settings) {
    this.settings = settings;
  }

  @Override
  public void addCorsMappings(CorsRegistry registry) {
    registry
        .addMapping("/proofs/**")
        .allowedOrigins(settings.proofs().origins().toArray(String[]::new))
        .allowedMethods("GET");
  }

  @Bean
  LedgerKeys ledgerKeys() {
    return new LedgerKeys(
        settings.keyFiles().stream()
            .map(file -> NoteSigner.read(settings.origin(), file))
            .toList());
  }
}
