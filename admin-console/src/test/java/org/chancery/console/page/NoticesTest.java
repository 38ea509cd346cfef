package org.chancery.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

final class NoticesTest {

  private final Notices notices;

  NoticesTest() throws IOException {
    notices = new Notices();
  }

  @ParameterizedTest
  @EnumSource
  void everyNoticeIsWrittenInEnglishForAnybodyElse(Notice notice) throws IOException {
    var page = shown(notice, Locale.FRENCH);

    assertThat(page).contains("lang=\"en\" dir=\"ltr\"").doesNotContainPattern("\\{[a-z]+}");
  }

  @ParameterizedTest
  @EnumSource
  void everyNoticeIsWrittenInArabicFromRightToLeft(Notice notice) throws IOException {
    var page = shown(notice, Locale.forLanguageTag("ar-EG"));

    assertThat(page)
        .contains("lang=\"ar\" dir=\"rtl\"")
        .containsPattern("<h1>[^a-zA-Z]+</h1>|<h1>.*[\\u0600-\\u06FF].*</h1>")
        .doesNotContainPattern("\\{[a-z]+}");
  }

  private String shown(Notice notice, Locale language) throws IOException {
    var request = new MockHttpServletRequest();
    request.addPreferredLocale(language);
    var response = new MockHttpServletResponse();
    notices.write(request, response, notice);
    return response.getContentAsString();
  }
}
