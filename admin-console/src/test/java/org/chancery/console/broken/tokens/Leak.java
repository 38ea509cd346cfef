package org.chancery.console.broken.tokens;

import org.springframework.security.oauth2.core.OAuth2AccessToken;

record Leak(OAuth2AccessToken token) {}
