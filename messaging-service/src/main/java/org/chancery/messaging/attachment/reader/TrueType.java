package org.chancery.messaging.attachment.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypeException;

/// Tells what a file is from what is in it, and whether its name says something else. A name is
/// believed only where content of its kind has no mark of its own: a `.csv` is text, and so is a
/// `.pdf` that does not begin as one.
final class TrueType {

  private static final MediaType PROTECTED_OFFICE = MediaType.application("x-tika-ooxml-protected");

  /// Contents that say only how something is written, not what it is.
  private static final Set<MediaType> VAGUE =
      Set.of(
          MediaType.TEXT_PLAIN,
          MediaType.APPLICATION_XML,
          MediaType.application("x-tika-msoffice"));

  private final TikaConfig tika;
  private final MediaTypeRegistry types;

  TrueType(TikaConfig tika) {
    this.tika = tika;
    this.types = tika.getMediaTypeRegistry();
  }

  /// @param type by the content
  /// @param declared by the name, unless that does not contradict the content
  record Found(String type, String declared) {}

  Found of(Path file, String name) throws IOException {
    MediaType content = byContent(file);
    MediaType claimed = byName(name);
    if (claimed.equals(MediaType.OCTET_STREAM) || claimed.equals(content)) {
      return found(content, content);
    }
    if (content.equals(PROTECTED_OFFICE) && claimed.getSubtype().startsWith("vnd.openxml")) {
      return found(claimed, claimed);
    }
    if (content.equals(MediaType.OCTET_STREAM)) {
      return hasMark(claimed) ? found(content, claimed) : found(claimed, claimed);
    }
    if (types.isSpecializationOf(claimed, content) && isBelieved(claimed, content)) {
      return found(claimed, claimed);
    }
    return types.isSpecializationOf(content, claimed)
        ? found(content, content)
        : found(content, claimed);
  }

  private boolean isBelieved(MediaType claimed, MediaType content) {
    return VAGUE.contains(content) && (claimed.getType().equals("text") || !hasMark(claimed));
  }

  private MediaType byContent(Path file) throws IOException {
    try (TikaInputStream in = TikaInputStream.get(file)) {
      return tika.getDetector().detect(in, new Metadata()).getBaseType();
    }
  }

  private MediaType byName(String name) throws IOException {
    Metadata named = new Metadata();
    named.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    return tika.getMimeRepository().detect(null, named).getBaseType();
  }

  private boolean hasMark(MediaType type) {
    try {
      return tika.getMimeRepository().forName(type.toString()).hasMagic();
    } catch (MimeTypeException _) {
      return false;
    }
  }

  private static Found found(MediaType type, MediaType declared) {
    return new Found(type.toString(), declared.toString());
  }
}
