package org.chancery.archive.platform;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.context.annotation.Configuration;

/// What the OpenAPI document says of the service as a whole.
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
    info =
        @Info(
            title = "Chancery archive",
            version = "1",
            description =
                "Search and read the record. Bearer tokens with audience chancery-archive and role"
                    + " compliance-officer only. Every read is written to the access log before it"
                    + " is answered. Refusals are RFC 9457 problems with a stable code; a bad"
                    + " request names the field and the cure."),
    security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(name = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer")
class OpenApiConfiguration {}
