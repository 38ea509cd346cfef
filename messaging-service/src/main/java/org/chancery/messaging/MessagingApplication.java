package org.chancery.messaging;

import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The messaging service: takes messages, has them judged, journals them and delivers them.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class MessagingApplication {

  /// Starts the service; settings come from `application.yaml` and the environment.
  public static void main(String[] arguments) {
    SpringApplication.run(MessagingApplication.class, arguments);
  }

  @Bean
  InstantSource instantSource() {
    return InstantSource.system();
  }
}
