package org.chancery.messaging.attachment.reader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.DublinCore;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.RecursiveParserWrapper;
import org.apache.tika.sax.AbstractRecursiveParserWrapperHandler;
import org.apache.tika.sax.BasicContentHandlerFactory;
import org.apache.tika.sax.RecursiveParserWrapperHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/// Reads what is written in a file and in the files that are in it: text, names, titles, subjects.
final class Looking {

  private static final int MOST_INNER_FILES = 500;
  private static final byte[] PARAGRAPH_END = "\\par}".getBytes(StandardCharsets.US_ASCII);

  /// What is written about a document rather than in it, and shown to whoever opens it.
  private static final List<Property> TITLES =
      List.of(
          TikaCoreProperties.TITLE,
          TikaCoreProperties.SUBJECT,
          DublinCore.DESCRIPTION,
          TikaCoreProperties.COMMENTS);

  private final TikaConfig tika = TikaConfig.getDefaultConfig();
  private final TrueType types = new TrueType(tika);
  private final RecursiveParserWrapper parser =
      new RecursiveParserWrapper(new AutoDetectParser(tika), true);

  Seen into(Path file, String name, int mostChars) {
    TrueType.Found type;
    try {
      type = types.of(file, name);
    } catch (IOException | RuntimeException _) {
      type = new TrueType.Found("application/octet-stream", "application/octet-stream");
    }
    // By its true type, whatever its name: a lie must not choose the parser.
    Metadata outer = new Metadata();
    outer.set(TikaCoreProperties.CONTENT_TYPE_USER_OVERRIDE, type.type());
    ParseContext context = new ParseContext();
    var handler =
        new RecursiveParserWrapperHandler(
            new BasicContentHandlerFactory(
                BasicContentHandlerFactory.HANDLER_TYPE.TEXT, mostChars, true, context),
            MOST_INNER_FILES);
    String gap = "";
    try (TikaInputStream in = open(file, type.type())) {
      parser.parse(in, handler, outer, context);
    } catch (IOException | SAXException | TikaException | RuntimeException | StackOverflowError e) {
      gap = gapOf(e);
    }
    for (Metadata part : handler.getMetadataList()) {
      gap = gap.isEmpty() ? gapIn(part) : gap;
    }
    String text = text(handler.getMetadataList());
    if (text.length() > mostChars) {
      return new Seen(type.type(), type.declared(), cut(text, mostChars), "too-large");
    }
    return new Seen(type.type(), type.declared(), text, gap);
  }

  /// The parser of rich text hands a paragraph out when it ends, and the last one need not: without
  /// this, whatever stands there would be read by people and not by us.
  private static TikaInputStream open(Path file, String type) throws IOException {
    if (!type.equals("application/rtf")) {
      return TikaInputStream.get(file);
    }
    byte[] content = Files.readAllBytes(file);
    int end = content.length;
    while (end > 0 && content[end - 1] != '}') {
      end--;
    }
    byte[] ended = Arrays.copyOf(content, Math.max(0, end - 1) + PARAGRAPH_END.length);
    System.arraycopy(
        PARAGRAPH_END, 0, ended, ended.length - PARAGRAPH_END.length, PARAGRAPH_END.length);
    return TikaInputStream.get(ended);
  }

  private static String text(List<Metadata> parts) {
    var text = new StringBuilder();
    for (Metadata part : parts) {
      if (part.get(TikaCoreProperties.EMBEDDED_RESOURCE_PATH) != null) {
        line(text, part.get(TikaCoreProperties.RESOURCE_NAME_KEY));
      }
      for (Property title : TITLES) {
        for (String value : part.getValues(title)) {
          line(text, value);
        }
      }
      for (String value : part.getValues(Message.MESSAGE_FROM)) {
        line(text, value);
      }
      for (String value : part.getValues(Message.MESSAGE_TO)) {
        line(text, value);
      }
      line(text, part.get(TikaCoreProperties.TIKA_CONTENT));
    }
    return clean(text.toString());
  }

  private static void line(StringBuilder text, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      text.append(value.strip()).append('\n');
    }
  }

  /// Without what no text can carry, and without the white space layouts are made of.
  private static String clean(String text) {
    var clean = new StringBuilder(text.length());
    int blank = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point == '\n') {
        if (++blank > 2) {
          continue;
        }
      } else if (!Character.isWhitespace(point)) {
        blank = 0;
      }
      boolean odd = point == 0 || (point >= Character.MIN_SURROGATE && point <= 0xDFFF);
      clean.appendCodePoint(odd ? 0xFFFD : point);
    }
    return clean.toString().strip();
  }

  private static String cut(String text, int most) {
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }

  private static String gapIn(Metadata part) {
    boolean limited =
        part.get(AbstractRecursiveParserWrapperHandler.EMBEDDED_RESOURCE_LIMIT_REACHED) != null
            || part.get(TikaCoreProperties.WRITE_LIMIT_REACHED) != null;
    if (limited) {
      return "too-large";
    }
    for (Property trouble :
        List.of(
            TikaCoreProperties.CONTAINER_EXCEPTION,
            TikaCoreProperties.EMBEDDED_EXCEPTION,
            TikaCoreProperties.EMBEDDED_BYTES_EXCEPTION,
            TikaCoreProperties.TIKA_META_EXCEPTION_EMBEDDED_STREAM)) {
      String stack = part.get(trouble);
      if (stack != null) {
        return gapOf(stack);
      }
    }
    return "";
  }

  private static String gapOf(Throwable trouble) {
    for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      if (cause instanceof EncryptedDocumentException) {
        return "encrypted";
      }
    }
    return gapOf(trouble.toString() + " " + trouble.getCause());
  }

  private static String gapOf(String trouble) {
    if (trouble.contains("EncryptedDocument") || trouble.contains("feature encryption")) {
      return "encrypted";
    }
    return trouble.contains("zip bomb") || trouble.contains("WriteLimitReached")
        ? "too-large"
        : "damaged";
  }
}
