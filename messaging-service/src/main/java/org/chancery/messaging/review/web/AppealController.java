package org.chancery.messaging.review.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.journal.Ruling;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.messaging.review.Appeal;
import org.chancery.messaging.review.Appeals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Appeals over HTTP, for those who file them and those who answer.
@RestController
@RequestMapping("/api/appeals")
class AppealController {

  private final Appeals appeals;

  AppealController(Appeals appeals) {
    this.appeals = appeals;
  }

  /// @param message the message's id; absent when `clientId` names it
  record FileRequest(@Nullable UUID message, @Nullable String clientId, @Nullable String text) {
    @Override
    public String toString() {
      return "FileRequest[" + message + ", " + clientId + "]";
    }
  }

  /// @param ruling `uphold`, the verdict stands, or `overturn`, it was a mistake
  record AnswerRequest(@Nullable String ruling, @Nullable String text) {
    @Override
    public String toString() {
      return "AnswerRequest[" + ruling + "]";
    }
  }

  /// @param ruling `upheld` or `overturned`
  record AnswerItem(String ruling, String text, String by, Instant at) {
    @Override
    public String toString() {
      return "AnswerItem[" + ruling + "]";
    }
  }

  /// @param policy the policy whose rule decided first
  /// @param rules every rule that made the verdict what it was
  /// @param owner the username of whoever answers for the policy
  /// @param answer absent while nobody has answered
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AppealItem(
      UUID id,
      MessageItem message,
      String policy,
      List<RuleItem> rules,
      @Nullable String owner,
      String text,
      Instant filedAt,
      @Nullable AnswerItem answer) {

    static AppealItem of(Appeal appeal) {
      Appeal.Answer answer = appeal.answer();
      return new AppealItem(
          appeal.id(),
          MessageItem.of(appeal.message()),
          appeal.policy(),
          appeal.rules().stream()
              .map(rule -> new RuleItem(rule.policy(), rule.rule(), rule.version()))
              .toList(),
          appeal.owner(),
          appeal.text().value(),
          appeal.filedAt(),
          answer == null
              ? null
              : new AnswerItem(
                  answer.ruling().wire(), answer.text().value(), answer.byName(), answer.at()));
    }

    @Override
    public String toString() {
      return "AppealItem[" + id + "]";
    }
  }

  record RuleItem(String policy, String rule, int version) {}

  record AppealList(List<AppealItem> items) {}

  /// An appeal as its sender sees it: nothing of who else found what.
  ///
  /// @param owner the username of whoever answers for the policy that decided
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OwnAppeal(
      UUID id,
      UUID message,
      String clientId,
      @Nullable String owner,
      String text,
      Instant filedAt,
      @Nullable AnswerItem answer) {

    static OwnAppeal of(Appeal appeal) {
      AppealItem item = AppealItem.of(appeal);
      return new OwnAppeal(
          item.id(),
          appeal.message().id(),
          appeal.message().clientId(),
          item.owner(),
          item.text(),
          item.filedAt(),
          item.answer());
    }

    @Override
    public String toString() {
      return "OwnAppeal[" + id + "]";
    }
  }

  record OwnAppeals(List<OwnAppeal> items) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  OwnAppeal file(@RequestBody FileRequest body, Actor actor) {
    return OwnAppeal.of(appeals.file(actor, body.message(), body.clientId(), body.text()));
  }

  @GetMapping("/mine")
  OwnAppeals mine(Actor actor) {
    return new OwnAppeals(appeals.of(actor).stream().map(OwnAppeal::of).toList());
  }

  @GetMapping
  AppealList open(Actor actor) {
    return new AppealList(appeals.openTo(actor).stream().map(AppealItem::of).toList());
  }

  @PostMapping("/{id}/answer")
  AppealItem answer(@PathVariable UUID id, @RequestBody AnswerRequest body, Actor actor) {
    Ruling ruling =
        Ruling.ofVerb(Objects.requireNonNullElse(body.ruling(), ""))
            .orElseThrow(() -> Refusal.ofField("ruling", "say 'uphold' or 'overturn'."));
    return AppealItem.of(appeals.answer(actor, id, ruling, body.text()));
  }
}
