package org.chancery.console.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chancery.console.platform.Problem;
import org.chancery.console.platform.Problems;
import org.chancery.console.platform.Refusal;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The page after logging out, and the answer when something else failed.
@Controller
class NoticeController implements ErrorController {

  private final Notices notices;
  private final Problems problems;

  NoticeController(Notices notices, Problems problems) {
    this.notices = notices;
    this.problems = problems;
  }

  @GetMapping("/signed-out")
  void signedOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var hereOnly = request.getParameter("here-only") != null;
    notices.write(request, response, hereOnly ? Notice.SIGNED_OUT_HERE_ONLY : Notice.SIGNED_OUT);
  }

  @RequestMapping("/error")
  void failed(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    var notFound = Integer.valueOf(HttpStatus.NOT_FOUND.value()).equals(statusOf(request));
    if (path.startsWith("/api/")) {
      problems.write(response, notFound ? notRelayed() : internal());
    } else if (path.startsWith("/oauth2/")) {
      // The only thing that fails there is finding the realm.
      notices.write(request, response, Notice.LOGIN_UNAVAILABLE);
    } else {
      notices.write(request, response, notFound ? Notice.NOT_FOUND : Notice.FAILED);
    }
  }

  private static Object statusOf(HttpServletRequest request) {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return status == null ? HttpStatus.NOT_FOUND.value() : status;
  }

  private static Refusal notRelayed() {
    return new Refusal(Problem.NOT_RELAYED, "Nothing answers at this path.");
  }

  private static Refusal internal() {
    return new Refusal(
        Problem.INTERNAL, "The fault is in the console's log. Try again, then tell your operator.");
  }
}
