package org.chancery.archive.hold;

import java.util.List;
import java.util.UUID;
import org.chancery.archive.access.AccessLog;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Reading;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The notices of holds to whoever asks: the only thing in the archive that is open to employees.
@RestController
class NoticeController {

  private final Notices notices;
  private final AccessLog accessLog;

  NoticeController(Notices notices, AccessLog accessLog) {
    this.notices = notices;
    this.accessLog = accessLog;
  }

  /// One's own notices, newest first.
  record NoticesResponse(List<Notices.Notice> items) {}

  @GetMapping("/api/my-notices")
  NoticesResponse mine(@AuthenticationPrincipal Jwt token) {
    var custodian = Officer.of(token);
    var items = notices.to(custodian);
    accessLog.write(custodian, new Reading("notices", null, "own", items.size()));
    return new NoticesResponse(items);
  }

  @PostMapping("/api/my-notices/{id}/acknowledge")
  NoticesResponse acknowledge(@PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
    var custodian = Officer.of(token);
    notices.acknowledge(custodian, id);
    return new NoticesResponse(notices.to(custodian));
  }
}
