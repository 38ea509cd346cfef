package org.chancery.messaging.platform;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.chancery.messaging.directory.Actor;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What `/v3/api-docs` says of the service as a whole.
@Configuration(proxyBeanMethods = false)
class ApiDocument {

  static {
    // The actor comes from the credential, not from the caller.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Chancery messaging")
                .version("1")
                .description(
                    "Conversations, messages, people, policies and the journal feed. Every refusal"
                        + " is an RFC 9457 problem of a type urn:chancery:problem:…"));
  }
}
