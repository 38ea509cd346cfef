package org.chancery.messaging.policy.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chancery.messaging.policy.SetSource;
import org.chancery.messaging.policy.StoredSet;
import org.chancery.messaging.policy.Trial;
import org.chancery.messaging.policy.TrialContexts;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.policy.Explanation;
import org.chancery.policy.PolicyError;
import org.chancery.policy.Submission;
import org.chancery.policy.document.PolicyDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Checks documents and tries policies, over HTTP; nobody else notices.
@RestController
@RequestMapping("/api/policies")
class TrialController {

  private static final int LONGEST_TEXT = 16_384;

  private final Trial trial;
  private final TrialContexts contexts;

  TrialController(Trial trial, TrialContexts contexts) {
    this.trial = trial;
    this.contexts = contexts;
  }

  record CheckRequest(@Nullable String document) {}

  /// @param parsed the document as a tree; absent when it cannot be read
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CheckAnswer(
      List<PolicyError> errors, @Schema(type = "object") @Nullable Map<String, Object> parsed) {}

  /// @param policy the document as a tree
  record PrintRequest(@Schema(type = "object") @Nullable JsonNode policy) {}

  record PrintAnswer(String document) {}

  /// @param document the policy to try; absent to try the set in force
  /// @param kind what sort of text it is, such as `message`
  /// @param as username of who is to have written it; absent for nobody in particular
  /// @param conversation where; absent for nowhere in particular
  record TryRequest(
      @Nullable String text,
      @Nullable String document,
      @Nullable String kind,
      @Nullable String as,
      @Nullable String conversation) {
    @Override
    public String toString() {
      return "TryRequest";
    }
  }

  /// A set that is or was in force.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SetAnswer(
      String hash,
      String cause,
      @Nullable String reissueOf,
      Instant at,
      List<SetSource.Document> policies,
      List<SetSource.Terms> lists) {}

  @PostMapping("/check")
  CheckAnswer check(@RequestBody CheckRequest body) {
    String document = Needed.text(body.document(), "document", "give the policy as YAML or JSON.");
    return new CheckAnswer(trial.errors(document), trial.tree(document).orElse(null));
  }

  @PostMapping("/print")
  PrintAnswer print(@RequestBody PrintRequest body) {
    if (body.policy() == null) {
      throw Refusal.ofField("policy", "give the policy as a JSON object.");
    }
    return new PrintAnswer(trial.printed(body.policy().toString()));
  }

  @GetMapping(path = "/schema", produces = MediaType.APPLICATION_JSON_VALUE)
  String schema() {
    return PolicyDocument.schema();
  }

  @PostMapping("/try")
  ExplanationItem attempt(@RequestBody TryRequest body) {
    Submission submission = submission(body);
    Explanation explanation =
        body.document() == null ? trial.live(submission) : trial.draft(body.document(), submission);
    return ExplanationItem.of(explanation);
  }

  @GetMapping("/sets/{hash}")
  SetAnswer set(@PathVariable String hash) {
    StoredSet set = trial.stored(hash);
    return new SetAnswer(
        set.hash(),
        set.cause(),
        set.reissueOf(),
        set.at(),
        set.source().policies(),
        set.source().lists());
  }

  @PostMapping("/sets/{hash}/explain")
  ExplanationItem explain(@PathVariable String hash, @RequestBody TryRequest body) {
    return ExplanationItem.of(trial.past(hash, submission(body)));
  }

  private Submission submission(TryRequest body) {
    String text = body.text();
    if (text == null || text.length() > LONGEST_TEXT) {
      throw Refusal.ofField("text", "give up to 16,384 characters to judge.");
    }
    return new Submission(kind(body.kind()), text, contexts.of(body.as(), body.conversation()));
  }

  private static Submission.Kind kind(@Nullable String wire) {
    if (wire == null) {
      return Submission.Kind.MESSAGE;
    }
    return Arrays.stream(Submission.Kind.values())
        .filter(kind -> kind.wireName().equals(wire))
        .findFirst()
        .orElseThrow(() ->
            Refusal.ofField(
                "kind",
                "use one of %s."
                    .formatted(
                        Arrays.stream(Submission.Kind.values())
                            .map(Submission.Kind::wireName)
                            .collect(Collectors.joining(", ")))));
  }
}
