package org.chancery.messaging.attachment.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.chancery.messaging.attachment.Attachments;
import org.chancery.messaging.attachment.FileAnswer;
import org.chancery.messaging.attachment.StoredFile;
import org.chancery.messaging.attachment.Uploads;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Uploads and downloads.
@RestController
class AttachmentController {

  private final Uploads uploads;
  private final Attachments attachments;

  AttachmentController(Uploads uploads, Attachments attachments) {
    this.uploads = uploads;
    this.attachments = attachments;
  }

  /// A file as its uploader hears of it.
  ///
  /// @param mediaType what it is, by its content
  /// @param sha256 of its content
  @Schema(name = "UploadedFile")
  record Uploaded(UUID id, String name, long bytes, String mediaType, String sha256) {
    @Override
    public String toString() {
      return "Uploaded[" + id + "]";
    }
  }

  /// @param maxBytes how large a file may be
  /// @param mostOfMessage how many a message may have
  record Limits(long maxBytes, int mostOfMessage) {}

  @GetMapping("/api/attachments/limits")
  Limits limits() {
    return new Limits(uploads.maxBytes(), Attachments.MOST);
  }

  /// Takes a file: the body is its content and nothing else.
  @PostMapping("/api/conversations/{id}/attachments")
  @ResponseStatus(HttpStatus.CREATED)
  Uploaded upload(
      @PathVariable ConversationId id,
      @RequestParam(required = false) @Nullable String name,
      HttpServletRequest request,
      Actor actor)
      throws IOException {
    StoredFile file =
        uploads.store(actor, id, name, request.getContentLengthLong(), request.getInputStream());
    return new Uploaded(file.id(), file.name(), file.bytes(), file.mediaType(), file.sha256());
  }

  @GetMapping("/api/attachments/{id}")
  ResponseEntity<Resource> download(@PathVariable UUID id, Actor actor) {
    return FileAnswer.of(attachments.readableBy(actor, id), attachments);
  }
}
