package org.chancery.messaging.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.chancery.messaging.journal.LinkCard;
import org.chancery.messaging.journal.MessageText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages, and what pretends to be one.
@Timeout(30)
final class PageFetchTest {

  private final StrangeServer server = new StrangeServer();
  private final PageFetch fetch = fetching(List.of("127.0.0.1/32"));

  @AfterEach
  void stop() throws IOException {
    fetch.destroy();
    server.close();
  }

  private PageFetch fetching(List<String> allowed) {
    return new PageFetch(
        new PreviewSettings(
            true,
            allowed,
            Set.of(80, 443, server.port()),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            3,
            65_536,
            2,
            10,
            Duration.ofMinutes(1)));
  }

  @Test
  void pageSaysOfItselfWhatItsOpenGraphSays() throws IOException {
    server.page(
        "/a",
        """
        <html><head><title>Plain title</title><meta name=description content="Plain words">
        <meta property="og:title" content="  Rates stay\u202e
           where they&nbsp;are &amp; more "><meta property="og:site_name" content="Börse"></head>
        <body><script>document.title = 'run'</script></body></html>
        """);

    LinkCard card = fetched("/a");

    assertThat(card)
        .isEqualTo(
            new LinkCard(
                server.url("/a"),
                new MessageText("Rates stay where they are & more"),
                new MessageText("Plain words"),
                new MessageText("Börse")));
  }

  @Test
  @DisplayName("P8: a fetch carries no cookie, no credentials and no address of the house")
  void nothingIsSentAlong() throws IOException {
    server
        .at(
            "/first",
            out ->
                StrangeServer.head(
                    out, "302 Found", "Set-Cookie: s=1", "Location: /second", "Content-Length: 0"))
        .page("/second", "<title>Second</title>");

    assertThat(fetched("/first").title().value()).isEqualTo("Second");
    assertThat(server.asked())
        .allSatisfy(request ->
            assertThat(request.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("cookie", "authorization", "referer"));
    assertThat(
            PageAddress.of(
                "http://me:secret@127.0.0.1:" + server.port() + "/", Set.of(server.port())))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://0.0.0.0/",
        "http://2130706434/"
      })
  @DisplayName("P8: no page forwards a fetch to where only this machine can look")
  void forwardingInsideIsForbidden(String inside) {
    server.forward("/out", inside);

    assertThatThrownBy(() -> fetched("/out")).isInstanceOf(ForbiddenAddress.class);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  @DisplayName("P8: nothing of this machine is fetched unless the house allows it")
  void thisMachineIsForbidden() throws IOException {
    server.page("/a", "<title>Inside</title>");
    PageFetch strict = fetching(List.of());
    try {
      assertThatThrownBy(() -> strict.fetch(URI.create(server.url("/a"))))
          .isInstanceOf(ForbiddenAddress.class);
      assertThatThrownBy(() -> strict.fetch(URI.create("http://localhost:" + server.port() + "/a")))
          .isInstanceOf(ForbiddenAddress.class);
    } finally {
      strict.destroy();
    }
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void forwardingEndsAfterThreeHopsAndAtForeignSchemesAndPorts() throws IOException {
    server
        .forward("/1", "/2")
        .forward("/2", server.url("/3"))
        .forward("/3", "/4")
        .page("/4", "<title>Four</title>")
        .forward("/0", "/1")
        .forward("/file", "file:///etc/passwd")
        .forward("/port", "http://127.0.0.1:22/")
        .forward("/round", "/round");

    assertThat(fetched("/1").url()).isEqualTo(server.url("/4"));
    for (String path : List.of("/0", "/file", "/port", "/round", "/gone")) {
      assertThat(fetch.fetch(URI.create(server.url(path)))).as(path).isEmpty();
    }
  }

  @Test
  void onlyWholePagesOfHtmlAreRead() throws IOException {
    byte[] html = "<title>Not this</title>".getBytes(StandardCharsets.UTF_8);
    server
        .whole("/pdf", "application/pdf", html)
        .whole("/svg", "image/svg+xml", html)
        .whole("/xhtml", "application/xhtml+xml", html)
        .whole("/nothing", "text/html", new byte[0])
        .at(
            "/unfinished",
            out ->
                StrangeServer.head(
                    out, "200 OK", "Content-Type: application/pdf", "Content-Length: 10"))
        .at("/untyped", out -> StrangeServer.head(out, "200 OK", "Content-Length: 0"))
        .at(
            "/zipped",
            out ->
                StrangeServer.head(
                    out,
                    "200 OK",
                    "Content-Type: text/html",
                    "Content-Encoding: gzip",
                    "Content-Length: 0"));

    for (String path :
        List.of("/pdf", "/svg", "/xhtml", "/nothing", "/unfinished", "/untyped", "/zipped")) {
      assertThat(fetch.fetch(URI.create(server.url(path)))).as(path).isEmpty();
    }
  }

  @Test
  void encodingIsWhatTheServerOrThePageSaysIfThereIsSuchAnEncoding() throws IOException {
    byte[] arabic = "<title>سعر الصرف</title>".getBytes(Charset.forName("windows-1256"));
    byte[] said =
        "<meta charset=windows-1256><title>سعر الصرف</title>"
            .getBytes(Charset.forName("windows-1256"));
    server
        .whole("/header", "text/html; charset=windows-1256", arabic)
        .whole("/meta", "text/html; charset=no-such-thing", said)
        .whole("/broken", "text/html; charset=\"", said)
        .whole("/wrong", "text/html; charset=utf-8", arabic);

    assertThat(fetched("/header").title().value()).isEqualTo("سعر الصرف");
    assertThat(fetched("/meta").title().value()).isEqualTo("سعر الصرف");
    assertThat(fetched("/broken").title().value()).isEqualTo("سعر الصرف");
    // Wrong is shown as wrong, and does no harm.
    assertThat(fetched("/wrong").title().value()).contains("\ufffd");
  }

  @Test
  @DisplayName("P7: a huge page costs what is read of it, and its title is still found")
  void hugePageIsReadInPart() throws IOException {
    AtomicLong written = new AtomicLong();
    server.at(
        "/huge",
        out -> {
          StrangeServer.head(out, "200 OK", "Content-Type: text/html");
          out.write("<title>Huge</title>".getBytes(StandardCharsets.UTF_8));
          pour(out, written, 1L << 30);
        });

    assertThat(fetched("/huge").title().value()).isEqualTo("Huge");
    assertThat(written.get()).isLessThan(1L << 28);
  }

  @Test
  @DisplayName("P7: a page that comes byte by byte ends at its deadline")
  void endlessPageEnds() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    server
        .at(
            "/drip",
            out -> {
              StrangeServer.head(out, "200 OK", "Content-Type: text/html");
              dripUntilGone(out, gone);
            })
        .at(
            "/headers",
            out -> {
              out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
              pour(out, new AtomicLong(), 1L << 30);
            })
        .at("/silent", _ -> awaitQuietly(new CountDownLatch(1)));

    assertThatThrownBy(() -> fetched("/drip")).isInstanceOf(IOException.class);
    assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> fetched("/headers")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> fetched("/silent")).isInstanceOf(IOException.class);
  }

  private LinkCard fetched(String path) throws IOException {
    return fetch.fetch(URI.create(server.url(path))).orElseThrow();
  }

  private static void pour(OutputStream out, AtomicLong written, long most) throws IOException {
    byte[] chunk = new byte[65_536];
    Arrays.fill(chunk, (byte) 'x');
    while (written.get() < most) {
      out.write(chunk);
      written.addAndGet(chunk.length);
    }
  }

  private static void dripUntilGone(OutputStream out, CountDownLatch gone) throws IOException {
    try {
      while (true) {
        out.write('x');
        out.flush();
        // The pace of the stranger, not a wait of the test.
        TimeUnit.MILLISECONDS.sleep(50);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      gone.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      boolean _ = latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
