package org.chancery.policy.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see https://www.example.co.uk/a?b=c. | https://www.example.co.uk/a?b=c | www.example.co.uk | example.co.uk",
        "go to Example.COM now | Example.COM | example.com | example.com",
        "(bit.ly/3abc) | bit.ly/3abc | bit.ly | bit.ly",
        "hxxps://evil[.]example[.]com/x | hxxps://evil[.]example[.]com/x | evil.example.com | example.com",
        "https://10.1.2.3:8443/login | https://10.1.2.3:8443/login | 10.1.2.3 | 10.1.2.3",
        "http://рaypal.com/ | http://рaypal.com/ | xn--aypal-uye.com | xn--aypal-uye.com",
        "ｅｘａｍｐｌｅ。com | ｅｘａｍｐｌｅ。com | example.com | example.com",
        "me.github.io rocks | me.github.io | me.github.io | me.github.io"
      })
  void addressesAreFound(String text, String url, String host, String registrable) {
    List<Link> links = Links.in(text);

    assertThat(links).extracting(Link::url).containsExactly(url);
    assertThat(links.getFirst().host()).isEqualTo(host);
    assertThat(links.getFirst().registrable()).isEqualTo(registrable);
    assertThat(text.substring(links.getFirst().span().start(), links.getFirst().span().end()))
        .isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "done.Then we go",
        "see Main.java and org.chancery.policy",
        "1.2.3.4 is the address",
        "mail r.haddad@example.com please",
        "3.14",
        "e.g. this",
        "...",
        "wait.. what",
        "a.b",
        "version 2.0.1-rc.1",
        "مرحبا.كيف"
      })
  void otherThingsWithDotsAreNotAddresses(String text) {
    assertThat(Links.in(text)).isEmpty();
  }

  @Test
  void shortenersAndInternationalNamesAreTold() {
    assertThat(Links.in("https://tinyurl.com/x").getFirst().shortener()).isTrue();
    assertThat(Links.in("https://example.com/x").getFirst().shortener()).isFalse();
    assertThat(Links.in("https://münchen.de").getFirst().punycode()).isTrue();
    assertThat(Links.in("https://xn--mnchen-3ya.de").getFirst().punycode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "paypa1.com", "paypal.co", "paypal-login.com", "secure-paypal.net", "paypall.com",
        "payapl.com", "xn--aypal-uye.com", "paypal.com.evil.io", "paypal-com.io", "papal.com"
      })
  void hostsThatPassThemselvesOffAreTold(String host) {
    assertThat(Links.lookalikeOf(host, List.of("example.org", "paypal.com")))
        .contains("paypal.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"paypal.com", "www.paypal.com", "example.com", "palpay.com", "pal.com"})
  void otherHostsAndTheDomainItselfAreNot(String host) {
    assertThat(Links.lookalikeOf(host, List.of("paypal.com"))).isEmpty();
  }

  @Test
  void aHostIsWithinItsDomainAndNotWithinOneThatOnlyEndsAlike() {
    assertThat(Links.isWithin("a.example.com", "example.com")).isTrue();
    assertThat(Links.isWithin("badexample.com", "example.com")).isFalse();
  }

  @Test
  void aLinkShowsItsHostAlone() {
    assertThat(Links.in("https://example.com/?token=secret").getFirst())
        .hasToString("Link[example.com]");
  }

  @Test
  void aHostUnderAPileOfMarksIsTheHost() {
    String piled = "https://b" + "\u0301".repeat(16_000) + "\u00e9.example.com/x";

    assertThat(Links.in(piled)).extracting(Link::registrable).containsExactly("example.com");
  }

  @Test
  void aDomainThatNobodyCanHaveIsNobodys() {
    String endless = "\ufdfa".repeat(253) + ".com";

    assertThat(Links.isWithin("example.com", endless)).isFalse();
    assertThat(Links.lookalikeOf("example.com", List.of(endless))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "a.", "a.com/", "[.]", "http://", "a@a.com", "。", "xn--.", "é."})
  void longRepetitionsEnd(String part) {
    assertThat(Links.in(part.repeat(8_000))).isNotNull();
  }
}
