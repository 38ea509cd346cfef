package org.chancery.messaging.attachment.web;

import java.util.UUID;
import org.chancery.messaging.attachment.Attachments;
import org.chancery.messaging.attachment.FileAnswer;
import org.chancery.messaging.attachment.FileText;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Files of the record, for the archive, which asks who wants them and why. Nobody else may.
@RestController
@RequestMapping("/feed/attachments/{id}")
class RecordedFileController {

  private final Attachments attachments;

  RecordedFileController(Attachments attachments) {
    this.attachments = attachments;
  }

  @GetMapping
  ResponseEntity<Resource> content(@PathVariable UUID id) {
    return FileAnswer.of(attachments.any(id), attachments);
  }

  /// What is written in it.
  @GetMapping("/text")
  FileText text(@PathVariable UUID id) {
    return attachments.text(id);
  }
}
