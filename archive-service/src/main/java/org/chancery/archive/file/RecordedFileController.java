package org.chancery.archive.file;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.chancery.archive.access.AccessLog;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Reading;
import org.chancery.archive.access.Sights;
import org.chancery.archive.intake.FileSource;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.RecordStore;
import org.chancery.archive.vault.SealedFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Hands out files that records name, to be saved and never shown.
@RestController
class RecordedFileController {

  private final RecordStore store;
  private final SealedFiles sealed;
  private final FileSource source;
  private final Sights sights;
  private final AccessLog accessLog;

  RecordedFileController(
      RecordStore store,
      SealedFiles sealed,
      FileSource source,
      Sights sights,
      AccessLog accessLog) {
    this.store = store;
    this.sealed = sealed;
    this.source = source;
    this.sights = sights;
    this.accessLog = accessLog;
  }

  /// A file of a record.
  @GetMapping("/api/records/{id}/files/{file}")
  void download(
      @PathVariable UUID id,
      @PathVariable UUID file,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token,
      HttpServletResponse response)
      throws IOException {
    var sight = sights.of(Officer.of(token));
    var seen = store.find(id).filter(record -> sight.has(record.inSight()));
    var found =
        seen.flatMap(record ->
            record.content().files().stream().filter(named -> named.id().equals(file)).findFirst());
    accessLog.write(
        Officer.of(token),
        new Reading("download", purpose, id + " " + file, found.isPresent() ? 1 : 0)
            .showing(found.isPresent() ? JournalRecord.shown(seen.stream().toList()) : List.of()));
    JournalRecord.File named = found.orElseThrow(() -> Refusal.notFound("file"));
    var content = sealed.open(named.sha256());
    if (content.isPresent()) {
      hand(named, new ByteArrayInputStream(content.get()), response);
    } else {
      source.open(file, uploaded -> hand(named, uploaded, response));
    }
  }

  private static void hand(
      JournalRecord.File named, InputStream content, HttpServletResponse response)
      throws IOException {
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    response.setHeader(
        "Content-Disposition",
        ContentDisposition.attachment()
            .filename(named.name(), StandardCharsets.UTF_8)
            .build()
            .toString());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    content.transferTo(response.getOutputStream());
  }
}
