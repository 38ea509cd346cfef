package org.chancery.messaging.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.policy.Condition;
import org.chancery.policy.Outcome;
import org.chancery.policy.Rule;
import org.jspecify.annotations.Nullable;

/// A rule as people write it in JSON, in requests and in the tables.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RuleDocument.Lexicon.class, name = "lexicon"),
  @JsonSubTypes.Type(value = RuleDocument.Pattern.class, name = "pattern")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface RuleDocument {

  /// The rule in the engine's own form.
  ///
  /// @param at the rule's place, for refusals
  Rule toRule(String at);

  /// A list of words and phrases.
  record Lexicon(
      @Nullable String id,
      @Nullable Severity outcome,
      @Nullable List<String> terms,
      @Nullable Match match,
      @Nullable Map<String, String> tips)
      implements RuleDocument {
    @Override
    public Rule toRule(String at) {
      return Rule.of(
          needed(id, at + ".id", "give the rule a short id."),
          needed(outcome, at + ".outcome", "say allow, alert or block.").outcome,
          Condition.Lexicon.of(
              Objects.requireNonNullElse(match, Match.WORD).match,
              needed(terms, at + ".terms", "list the words and phrases.")),
          Objects.requireNonNullElse(tips, Map.of()));
    }
  }

  /// A regular expression of RE2.
  record Pattern(
      @Nullable String id,
      @Nullable Severity outcome,
      @Nullable String regex,
      @Nullable Boolean caseSensitive,
      @Nullable Map<String, String> tips)
      implements RuleDocument {
    @Override
    public Rule toRule(String at) {
      return Rule.of(
          needed(id, at + ".id", "give the rule a short id."),
          needed(outcome, at + ".outcome", "say allow, alert or block.").outcome,
          Condition.Regex.of(
              needed(regex, at + ".regex", "give a regular expression."),
              Boolean.TRUE.equals(caseSensitive)),
          Objects.requireNonNullElse(tips, Map.of()));
    }
  }

  /// What a match asks for, by its name on the wire.
  enum Severity {
    @JsonProperty("allow")
    ALLOW(Outcome.ALLOW),
    @JsonProperty("alert")
    ALERT(Outcome.ALERT),
    @JsonProperty("block")
    BLOCK(Outcome.BLOCK);

    private final Outcome outcome;

    Severity(Outcome outcome) {
      this.outcome = outcome;
    }
  }

  /// Where in a word a term may stand, by its name on the wire.
  enum Match {
    @JsonProperty("word")
    WORD(Condition.Match.WORD),
    @JsonProperty("prefix")
    PREFIX(Condition.Match.PREFIX);

    private final Condition.Match match;

    Match(Condition.Match match) {
      this.match = match;
    }
  }

  private static <T> T needed(@Nullable T value, String field, String cure) {
    if (value == null) {
      throw Refusal.ofField(field, cure);
    }
    return value;
  }
}
