package org.chancery.messaging.policy.web;

import java.util.List;
import java.util.Objects;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.policy.DocumentDiff;
import org.chancery.messaging.policy.Policies;
import org.chancery.messaging.policy.PolicyRevision;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Policies and their revisions over HTTP. Who may do what stands in the security configuration.
@RestController
@RequestMapping("/api/policies")
class PolicyController {

  private final Policies policies;
  private final PolicyViews views;

  PolicyController(Policies policies, PolicyViews views) {
    this.policies = policies;
    this.views = views;
  }

  /// @param basedOn the revision the author began with, 0 for a new policy; absent to overwrite
  record SaveRequest(
      @Nullable String document, @Nullable String comment, @Nullable Integer basedOn) {}

  record CommentRequest(
      @Nullable String text, @Nullable Integer revision, @Nullable Integer line) {}

  record DocumentAnswer(String policy, int revision, String document) {}

  record DiffAnswer(int from, int to, List<DocumentDiff.Line> lines) {}

  @GetMapping
  PolicyViews.PolicyList all() {
    return views.all();
  }

  @GetMapping("/{id}")
  PolicyViews.Whole one(@PathVariable String id) {
    return views.one(id);
  }

  @GetMapping("/{id}/revisions/{revision}")
  DocumentAnswer revision(@PathVariable String id, @PathVariable int revision) {
    PolicyRevision found = policies.revision(id, revision);
    return new DocumentAnswer(id, found.revision(), found.document());
  }

  @GetMapping("/{id}/diff")
  DiffAnswer diff(@PathVariable String id, @RequestParam int from, @RequestParam int to) {
    return new DiffAnswer(from, to, policies.diff(id, from, to));
  }

  @PutMapping("/{id}")
  PolicyViews.Whole save(@PathVariable String id, @RequestBody SaveRequest body, Actor actor) {
    policies.save(
        actor,
        id,
        Needed.text(body.document(), "document", "give the policy as YAML or JSON."),
        body.comment(),
        body.basedOn());
    return views.one(id);
  }

  @PostMapping("/{id}/comments")
  PolicyViews.Whole comment(
      @PathVariable String id, @RequestBody CommentRequest body, Actor actor) {
    policies.comment(
        actor, id, Objects.requireNonNullElse(body.text(), ""), body.revision(), body.line());
    return views.one(id);
  }
}
