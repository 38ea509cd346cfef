package org.chancery.messaging.preview;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;
import org.chancery.messaging.journal.LinkCard;
import org.chancery.messaging.journal.MessageText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// What a page says of itself, as Open Graph, or as its title and description. Nothing of it runs
/// and nothing it asks for is fetched.
///
/// @param description null for none
/// @param site what it calls its site; null for nothing
record PageText(MessageText title, @Nullable MessageText description, @Nullable MessageText site) {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_DESCRIPTION = 300;
  private static final int LONGEST_SITE = 80;

  /// Deeper elements are put beside each other; no page needs them for its head.
  private static final int DEEPEST = 64;

  /// Reads the beginning of a page; empty when it says nothing of itself.
  ///
  /// @param charset what the server calls its encoding; else, and where there is no such, the page
  ///   says so itself
  static Optional<PageText> read(byte[] html, @Nullable String charset) {
    Document page;
    try {
      page =
          Jsoup.parse(
              new ByteArrayInputStream(html),
              known(charset),
              "",
              Parser.htmlParser().setMaxDepth(DEEPEST));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    MessageText title =
        first(LONGEST_TITLE, meta(page, "og:title"), meta(page, "twitter:title"), page.title());
    return title == null
        ? Optional.empty()
        : Optional.of(
            new PageText(
                title,
                first(
                    LONGEST_DESCRIPTION,
                    meta(page, "og:description"),
                    meta(page, "twitter:description"),
                    meta(page, "description")),
                first(LONGEST_SITE, meta(page, "og:site_name"))));
  }

  /// As people are shown it.
  ///
  /// @param url where the page is
  LinkCard at(String url) {
    return new LinkCard(url, title, description, site);
  }

  private static @Nullable String known(@Nullable String charset) {
    try {
      return charset != null && Charset.isSupported(charset) ? charset : null;
    } catch (IllegalCharsetNameException _) {
      return null;
    }
  }

  private static String meta(Document page, String name) {
    for (Element meta : page.getElementsByTag("meta")) {
      if (name.equalsIgnoreCase(meta.attr("property"))
          || name.equalsIgnoreCase(meta.attr("name"))) {
        return meta.attr("content");
      }
    }
    return "";
  }

  private static @Nullable MessageText first(int longest, String... candidates) {
    for (String candidate : candidates) {
      String plain = plain(candidate);
      if (!plain.isEmpty()) {
        return new MessageText(cut(plain, longest));
      }
    }
    return null;
  }

  /// One line, without what is not seen: a page must not turn the text around it, nor hide words in
  /// what is judged.
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(Math.min(text.length(), 1_024));
    boolean space = false;
    for (int at = 0; at < text.length() && plain.length() < 1_024; ) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
        space = !plain.isEmpty();
      } else if (isSeen(point)) {
        if (space) {
          plain.append(' ');
          space = false;
        }
        plain.appendCodePoint(point);
      }
    }
    return plain.toString();
  }

  /// Joiners are part of words and of emoji.
  private static boolean isSeen(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
          false;
      case Character.FORMAT -> point == 0x200c || point == 0x200d;
      default -> true;
    };
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
    letters.setText(text);
    return text.substring(0, letters.isBoundary(longest) ? longest : letters.preceding(longest))
            .strip()
        + "…";
  }
}
