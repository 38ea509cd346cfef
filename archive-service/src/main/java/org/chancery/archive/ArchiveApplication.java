package org.chancery.archive;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The archive service: takes in the journal, keeps it, and lets compliance officers search it.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ArchiveApplication {

  /// Starts the service; settings are in `application.yaml`.
  public static void main(String[] arguments) {
    SpringApplication.run(ArchiveApplication.class, arguments);
  }
}
