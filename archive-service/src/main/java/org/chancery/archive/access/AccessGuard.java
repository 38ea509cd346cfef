package org.chancery.archive.access;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Lets no answer of our own endpoints out that the access log does not know of.
@ControllerAdvice("org.chancery.archive")
final class AccessGuard implements ResponseBodyAdvice<Object> {

  @Override
  public boolean supports(
      MethodParameter endpoint, Class<? extends HttpMessageConverter<?>> converter) {
    return !endpoint.hasMethodAnnotation(NotARead.class);
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter endpoint,
      MediaType contentType,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body instanceof ProblemDetail || AccessLog.isWritten()) {
      return body;
    }
    throw new IllegalStateException(
        endpoint.getExecutable() + " answered without an entry in the access log");
  }
}
