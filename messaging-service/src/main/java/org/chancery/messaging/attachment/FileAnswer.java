package org.chancery.messaging.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// The answer that is a file. A browser shows pictures; everything else it saves, and nothing of it
/// runs, whatever the file is.
public final class FileAnswer {

  private static final Set<String> PICTURES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

  private FileAnswer() {}

  /// A file that whoever asked may have.
  public static ResponseEntity<Resource> of(StoredFile file, Attachments attachments) {
    boolean picture = PICTURES.contains(file.mediaType());
    ContentDisposition disposition =
        (picture ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename(file.name(), StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .contentType(
            picture
                ? MediaType.parseMediaType(file.mediaType())
                : MediaType.APPLICATION_OCTET_STREAM)
        .header("Content-Disposition", disposition.toString())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        // Asked for again each time: who may have it can change, what it is cannot.
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag('"' + file.sha256() + '"')
        .body(new FileSystemResource(attachments.content(file)));
  }
}
