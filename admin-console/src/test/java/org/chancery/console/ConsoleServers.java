package org.chancery.console;

import org.chancery.stack.testing.TestServers;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// The console's surroundings in a test: the real realm, and two scripted services.
@TestConfiguration(proxyBeanMethods = false)
public class ConsoleServers {

  /// Stands where messaging-service would.
  public static final ScriptedService MESSAGING = new ScriptedService();

  /// Stands where archive-service would.
  public static final ScriptedService ARCHIVE = new ScriptedService();

  @Bean
  @Primary
  MutableInstants instants() {
    return new MutableInstants();
  }

  @Bean
  DynamicPropertyRegistrar addresses() {
    return properties -> {
      properties.add("chancery.identity.issuer", TestServers::issuer);
      properties.add(
          "chancery.identity.client-secret", () -> TestServers.clientSecret("chancery-console"));
      properties.add("chancery.messaging.url", MESSAGING::address);
      properties.add("chancery.archive.url", ARCHIVE::address);
    };
  }
}
