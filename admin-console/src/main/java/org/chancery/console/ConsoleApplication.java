package org.chancery.console;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The admin console's backend for its web app: it logs officers in, keeps their tokens on the
/// server, and relays their requests to the services.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ConsoleApplication {

  /// Starts the console.
  public static void main(String[] arguments) {
    SpringApplication.run(ConsoleApplication.class, arguments);
  }
}
