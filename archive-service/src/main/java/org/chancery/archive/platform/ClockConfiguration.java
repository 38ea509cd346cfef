package org.chancery.archive.platform;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives everything that needs the time one source of it, which tests replace.
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }
}
