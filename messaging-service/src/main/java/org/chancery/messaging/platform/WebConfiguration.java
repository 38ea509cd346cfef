package org.chancery.messaging.platform;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/// Gives controllers their actor, and serves the web app.
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

  private static final List<String> NOT_THE_APP =
      List.of("api/", "feed/", "actuator/", "v3/", "login/", "oauth2/", "logout", "ws");

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ActorArgument());
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    // Built files carry a hash of their content in their name; they never change.
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    registry
        .addResourceHandler("/**")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(CacheControl.noCache())
        .resourceChain(true)
        .addResolver(new AppResolver());
  }

  /// Answers the app's page for addresses that only its own router knows.
  private static final class AppResolver extends PathResourceResolver {
    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      Resource file = super.getResource(path, location);
      boolean isPage = !path.contains(".") && NOT_THE_APP.stream().noneMatch(path::startsWith);
      return file == null && isPage ? super.getResource("index.html", location) : file;
    }
  }
}
