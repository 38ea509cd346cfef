package org.chancery.console.relay;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.chancery.console.platform.Problem;
import org.chancery.console.platform.Refusal;
import org.chancery.console.session.SessionTokens;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/api/{service}/...` in the browser is `/api/...` of that service, with the officer's own token.
@RestController
class RelayController {

  private final SessionTokens tokens;
  private final Relay relay;

  RelayController(SessionTokens tokens, Relay relay) {
    this.tokens = tokens;
    this.relay = relay;
  }

  @RequestMapping("/api/{service}/{*rest}")
  void pass(
      @PathVariable String service,
      Authentication person,
      HttpServletRequest request,
      HttpServletResponse response) {
    var method = HttpMethod.valueOf(request.getMethod());
    var upstream = Upstream.named(service).orElseThrow(RelayController::notRelayed);
    // The raw path, as it came: matching and sending the same text leaves nothing to disagree on.
    var path = request.getRequestURI().substring(("/api/" + service).length());
    if (!Passages.open(upstream, method, path)) {
      throw notRelayed();
    }
    relay.pass(upstream, path, tokens.accessTokenFor(person, request), request, response);
  }

  private static Refusal notRelayed() {
    return new Refusal(
        Problem.NOT_RELAYED,
        "The console passes on only what its pages need. Programs talk to the services directly,"
            + " with a bearer token.",
        Map.of());
  }
}
