package org.chancery.messaging.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageAddressTest {

  private static final Set<Integer> WEB = Set.of(80, 443);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://example.org                    | https://example.org/
          HTTP://Example.org/a b?q=ü#part        | http://Example.org/a%20b?q=%C3%BC
          https://example.org/100%/%41%zz        | https://example.org/100%25/%41%25zz
          https://example.org?q={x}              | https://example.org/?q=%7Bx%7D
          https://bücher.example/                | https://xn--bcher-kva.example/
          https://example.org:443/               | https://example.org:443/
          https://example.org\\@evil.example/    | https://example.org/%5C@evil.example/
          http://[2606:4700::1]/                 | http://[2606:4700::1]/
          """)
  void addressesAreAskedForAsBrowsersDo(String written, String asked) {
    assertThat(PageAddress.of(written, WEB)).contains(URI.create(asked));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "example.org",
        "https://",
        "https:///path",
        "https://me@example.org/",
        "https://me:pw@example.org/",
        "https://example.org:8443/",
        "http://example.org:0/",
        "https://exa mple.org/",
        "https://_/",
        "http://%31%30.0.0.1/"
      })
  void whatIsNoPlainAddressOfTheWebIsNotAskedFor(String written) {
    assertThat(PageAddress.of(written, WEB)).isEmpty();
  }

  @Test
  void endlessAddressIsNotAskedFor() {
    assertThat(PageAddress.of("https://example.org/" + "x".repeat(3_000), WEB)).isEmpty();
  }

  @Test
  void firstLinkOfAMessageIsTheFirstThatSaysItIsOneOfTheWeb() {
    assertThat(PageAddress.firstIn("mail me at a@b.example, or see example.com")).isEmpty();
    assertThat(
            PageAddress.firstIn(
                "ftp://x.example/ or (https://example.org/a?b=1), http://c.example"))
        .contains("https://example.org/a?b=1");
    assertThat(PageAddress.firstIn("hxxps://evil.example/ is what they sent")).isEmpty();
    assertThat(PageAddress.firstIn("انظر https://example.org/سعر هنا"))
        .contains("https://example.org/سعر");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /b                       | https://example.org/b
          c?d=1                    | https://example.org/a/c?d=1
          //other.example/x        | https://other.example/x
          http://other.example/é   | http://other.example/%C3%A9
          https://me@evil.example/ |
          ftp://example.org/       |
          """)
  void forwardingIsRelativeToWhereItComesFrom(String location, String next) {
    assertThat(PageAddress.next(URI.create("https://example.org/a/b"), location, WEB))
        .isEqualTo(Optional.ofNullable(next).map(URI::create));
  }
}
