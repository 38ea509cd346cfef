package org.chancery.messaging.message.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.message.Hints;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Hints while somebody types. Asked by POST so that the text stays out of addresses and logs.
@RestController
@RequestMapping("/api/hints")
class HintController {

  private final Hints hints;

  HintController(Hints hints) {
    this.hints = hints;
  }

  record HintRequest(@Nullable ConversationId conversation, @Nullable String text) {
    @Override
    public String toString() {
      return "HintRequest[" + conversation + "]";
    }
  }

  /// @param tip what the policy advises
  /// @param spans where, `[start, end)` in UTF-16 units of the text
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Hint(@Nullable String tip, List<List<Integer>> spans) {}

  /// @param hints one at most, of the strictest policy; none when there is nothing to say
  record HintResponse(List<Hint> hints) {}

  @PostMapping
  HintResponse about(@RequestBody HintRequest body, Actor actor, Locale locale) {
    if (body.conversation() == null) {
      throw Refusal.ofField("conversation", "name the conversation by its id.");
    }
    Verdict verdict =
        hints.about(actor, body.conversation(), Objects.requireNonNullElse(body.text(), ""));
    List<List<Integer>> spans =
        Hints.told(verdict).stream()
            .flatMap(finding -> finding.spans().stream())
            .distinct()
            .map(span -> List.of(span.start(), span.end()))
            .toList();
    return new HintResponse(
        spans.isEmpty() ? List.of() : List.of(new Hint(verdict.tip(locale).orElse(null), spans)));
  }
}
