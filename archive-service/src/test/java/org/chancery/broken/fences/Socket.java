package org.chancery.broken.fences;

import org.springframework.web.servlet.HandlerInterceptor;

/// Reaches for what an archive has no business with.
public record Socket(jakarta.servlet.http.HttpSession session, HandlerInterceptor interceptor) {}
