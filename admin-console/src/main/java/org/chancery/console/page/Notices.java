package org.chancery.console.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// Writes the notice pages, in English or Arabic, without scripts.
@Component
public class Notices {

  private static final ResourceBundle.Control NO_DEFAULT_LOCALE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final String template;

  Notices() throws IOException {
    template = new ClassPathResource("notice.html").getContentAsString(StandardCharsets.UTF_8);
  }

  /// Answers the request with a notice.
  public void write(HttpServletRequest request, HttpServletResponse response, Notice notice)
      throws IOException {
    response.setStatus(notice.status().value());
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    response.getOutputStream().write(render(request, notice).getBytes(StandardCharsets.UTF_8));
  }

  private String render(HttpServletRequest request, Notice notice) {
    var arabic = "ar".equals(request.getLocale().getLanguage());
    var texts =
        ResourceBundle.getBundle(
            "notices", arabic ? Locale.forLanguageTag("ar") : Locale.ROOT, NO_DEFAULT_LOCALE);
    return template
        .replace("{lang}", arabic ? "ar" : "en")
        .replace("{dir}", arabic ? "rtl" : "ltr")
        .replace("{product}", texts.getString("product"))
        .replace("{title}", texts.getString(notice.key() + ".title"))
        .replace("{text}", texts.getString(notice.key() + ".text"))
        .replace("{action}", action(request, notice, texts.getString(notice.key() + ".action")));
  }

  private static String action(HttpServletRequest request, Notice notice, String label) {
    if (!notice.offersLogout()) {
      return "<a class=\"button\" href=\"/\">" + label + "</a>";
    }
    var token =
        request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf
            ? csrf.getToken()
            : "";
    return """
    <form method="post" action="/logout">
      <input type="hidden" name="_csrf" value="%s">
      <button class="button" type="submit">%s</button>
    </form>\
    """
        .formatted(HtmlUtils.htmlEscape(token), label);
  }
}
