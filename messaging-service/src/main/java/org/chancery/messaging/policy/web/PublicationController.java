package org.chancery.messaging.policy.web;

import java.time.Instant;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.policy.Publishing;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Puts policies in force and takes them out of it, over HTTP.
@RestController
@RequestMapping("/api/policies/{id}")
class PublicationController {

  private final Publishing publishing;
  private final PolicyViews views;

  PublicationController(Publishing publishing, PolicyViews views) {
    this.publishing = publishing;
    this.views = views;
  }

  /// @param at when it is to come into force; absent for now
  record PublishRequest(@Nullable Integer revision, @Nullable Instant at) {}

  record RevisionRequest(@Nullable Integer revision) {}

  record ReasonedRequest(@Nullable Integer revision, @Nullable String reason) {}

  record RetireRequest(@Nullable String reason) {}

  @PostMapping("/publish")
  PolicyViews.Whole publish(
      @PathVariable String id, @RequestBody PublishRequest body, Actor actor) {
    publishing.publish(actor, id, revision(body.revision()), body.at());
    return views.one(id);
  }

  @PostMapping("/unschedule")
  PolicyViews.Whole unschedule(@PathVariable String id) {
    publishing.unschedule(id);
    return views.one(id);
  }

  @PostMapping("/publish-emergency")
  PolicyViews.Whole publishInEmergency(
      @PathVariable String id, @RequestBody ReasonedRequest body, Actor actor) {
    publishing.publishInEmergency(actor, id, revision(body.revision()), reason(body.reason()));
    return views.one(id);
  }

  @PostMapping("/approve-emergency")
  PolicyViews.Whole approveEmergency(
      @PathVariable String id, @RequestBody RevisionRequest body, Actor actor) {
    publishing.approveEmergency(actor, id, revision(body.revision()));
    return views.one(id);
  }

  @PostMapping("/rollback")
  PolicyViews.Whole rollBack(
      @PathVariable String id, @RequestBody ReasonedRequest body, Actor actor) {
    publishing.rollBack(actor, id, revision(body.revision()), reason(body.reason()));
    return views.one(id);
  }

  @PostMapping("/retire")
  PolicyViews.Whole retire(@PathVariable String id, @RequestBody RetireRequest body, Actor actor) {
    publishing.retire(actor, id, body.reason());
    return views.one(id);
  }

  private static int revision(@Nullable Integer revision) {
    return Needed.number(revision, "revision", "say which revision you have read and approve.");
  }

  private static String reason(@Nullable String reason) {
    return Needed.text(reason, "reason", "say why; it is put on record.");
  }
}
