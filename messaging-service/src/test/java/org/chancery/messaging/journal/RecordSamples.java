package org.chancery.messaging.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.messaging.journal.ConversationRef.Kind;
import org.chancery.policy.Finding;
import org.chancery.policy.Outcome;
import org.chancery.policy.Redaction;
import org.chancery.policy.RuleRef;
import org.chancery.policy.Severity;
import org.chancery.policy.Verdict;
import org.chancery.policy.text.Span;
import org.jspecify.annotations.Nullable;

/// Drafts of every type, with texts that are hard on encoders.
final class RecordSamples {

  private static final String SET = "sha256:" + "ab".repeat(32);
  private static final String[] ALPHABETS = {
    "abc \"\\/",
    "\u0001\b\t\n\f\r\u001f\u007f",
    "äßéİı",
    "مرحبا\u200f",
    "\u2028\u2029\ufeff",
    "😀👩‍🚀𝄞"
  };

  private final Random random;

  RecordSamples(long seed) {
    random = new Random(seed);
  }

  List<RecordDraft> ofEveryType() {
    ConversationRef room = new ConversationRef(id(), Kind.ROOM, "FX " + text(8));
    ConversationRef direct = new ConversationRef(id(), Kind.DIRECT, null);
    AudienceRef audience =
        new AudienceRef(Stream.generate(this::id).limit(3).collect(Collectors.toSet()), 17);
    List<Act> acts =
        List.of(
            new Act.MessagePosted(room, audience, sent("c-1_A"), allowed()),
            new Act.MessagePosted(direct, audience, sent("c2"), judged(Outcome.ALERT)),
            new Act.MessageBlocked(direct, audience, sent("c3"), judged(Outcome.BLOCK)),
            new Act.MessagePosted(room, audience, sent("c4"), removed(), message(), null),
            new Act.MessagePosted(
                room,
                audience,
                sent("c5"),
                judged(Outcome.WARN),
                message(),
                new Confirmation(id(), message())),
            new Act.MessagePosted(
                room,
                audience,
                sent("c6"),
                judged(Outcome.WARN),
                null,
                new Confirmation(id(), null)),
            new Act.MessageWarned(room, audience, sent("c7"), judged(Outcome.WARN)),
            new Act.MessageHeld(direct, audience, sent("c8"), undecided()),
            new Act.MessagePosted(room, audience, forwarded("cb"), removed(), message(), null),
            new Act.MessageBlocked(room, audience, forwarded("cc"), judged(Outcome.BLOCK)),
            new EditAct.Edited(
                room, audience, earlier(), change("e1"), 1, judged(Outcome.ALERT), null, null),
            new EditAct.Edited(
                room, audience, earlier(), change("e2"), 12, removed(), message(), null),
            new EditAct.Edited(
                direct,
                audience,
                earlier(),
                change("e3"),
                2,
                judged(Outcome.WARN),
                null,
                new Confirmation(id(), message())),
            new EditAct.Blocked(room, audience, earlier(), change("e4"), judged(Outcome.BLOCK)),
            new EditAct.Blocked(direct, audience, earlier(), change("e5"), undecided()),
            new EditAct.Warned(room, audience, earlier(), change("e6"), judged(Outcome.WARN)),
            new EditAct.Recalled(room, audience, earlier()),
            new Act.MessageReleased(room, audience, earlier(), sent("c9"), null, message()),
            new Act.MessageReleased(direct, audience, earlier(), sent("ca"), message(), message()),
            new Act.MessageRejected(room, audience, earlier(), message()),
            new Act.MessageRescanned(room, earlier(), sent("cd"), judged(Outcome.BLOCK)),
            new Act.MessageRescanned(direct, earlier(), withFiles("ce"), allowed()),
            new Act.MessagePosted(direct, audience, withFiles("cf"), allowed()),
            new Act.MessageBlocked(
                direct,
                audience,
                new Written(new MessageText(""), "cg", null, List.of(file(), file())),
                inFile()),
            new AttachmentAct.Stored(room, file()),
            new AttachmentAct.Read(direct, file()),
            new Act.ReviewRead(List.of(id(), id())),
            new Act.AppealFiled(room, earlier(), message()),
            new Act.AppealAnswered(direct, earlier(), id(), Ruling.OVERTURN, message()),
            new Act.ConversationCreated(direct, audience, null),
            new Act.ConversationCreated(room, audience, judged(Outcome.ALERT)),
            new Act.ConversationRenamed(room, audience, null),
            new Act.ConversationRenamed(room, audience, judged(Outcome.ALERT)),
            new Act.ConversationNameBlocked(room, message(), judged(Outcome.BLOCK)),
            new Act.ConversationNameBlocked(null, message(), judged(Outcome.BLOCK)),
            new Act.ConversationNameBlocked(null, message(), judged(Outcome.HOLD)),
            new Act.ConversationTopicChanged(room, audience, message(), null),
            new Act.ConversationTopicChanged(room, audience, message(), judged(Outcome.ALERT)),
            new Act.ConversationTopicChanged(room, audience, null, null),
            new Act.ConversationTopicBlocked(room, message(), judged(Outcome.BLOCK)),
            new PreviewAct.Shown(room, audience, earlier(), text(5), card(message()), allowed()),
            new PreviewAct.Shown(
                direct, audience, earlier(), text(5), card(null), judged(Outcome.ALERT)),
            new PreviewAct.Blocked(
                room, audience, earlier(), text(5), card(null), judged(Outcome.WARN)),
            new PreviewAct.Removed(room, audience, earlier()),
            new StatusAct.Changed(message(), null),
            new StatusAct.Changed(message(), judged(Outcome.ALERT)),
            new StatusAct.Changed(null, null),
            new StatusAct.Blocked(message(), judged(Outcome.BLOCK)),
            new Act.MemberJoined(room, audience, person("trading"), null),
            new Act.MemberJoined(direct, audience, person(null), judged(Outcome.ALERT)),
            new Act.MemberJoinBlocked(room, audience, person("trading"), judged(Outcome.BLOCK)),
            new Act.MemberJoinBlocked(
                direct,
                new AudienceRef(audience.members(), AudienceRef.NEVER),
                person(null),
                judged(Outcome.HOLD)),
            new Act.MemberLeft(room, audience, person(null)),
            new PolicyAct.Published(new PolicyRef("p-" + text(3), text(9), 4, SET)),
            new PolicyAct.Retired(new PolicyRef("p-" + text(3), text(9), 4, SET)),
            new HistoryAct.Proposed(2, new HistoryAct.Days(90, 365), message()),
            new HistoryAct.Proposed(3, new HistoryAct.Days(null, 30), message()),
            new HistoryAct.Decided(2, HistoryAct.Days.ALWAYS, true),
            new HistoryAct.Decided(3, new HistoryAct.Days(7, null), false),
            new HistoryAct.Removed(
                2,
                Kind.ROOM,
                at(),
                List.of(new HistoryAct.Range(0, 3, 7, 4711), new HistoryAct.Range(15, 1, 2, 2))),
            new SessionAct.Opened(),
            new SessionAct.Closed());
    return acts.stream()
        .map(act -> RecordDraft.of(at(), person(random.nextBoolean() ? "wealth" : null), act))
        .toList();
  }

  private Instant at() {
    return Instant.parse("2026-11-22T10:11:12Z").plusNanos(random.nextLong(1_000_000_000_000L));
  }

  private MessageText message() {
    return new MessageText(text(1 + random.nextInt(40)));
  }

  private Written sent(String clientId) {
    return new Written(message(), clientId);
  }

  private Written withFiles(String clientId) {
    return new Written(message(), clientId, null, List.of(file()));
  }

  private Written forwarded(String clientId) {
    return new Written(message(), clientId, new Forwarded(id(), id(), person("wealth"), at()));
  }

  private EditAct.Change change(String clientId) {
    return new EditAct.Change(message(), message(), clientId);
  }

  private PersonRef person(@Nullable String unit) {
    return new PersonRef(id(), "r." + text(4), text(10), unit);
  }

  String text(int parts) {
    StringBuilder text = new StringBuilder("x");
    for (int i = 0; i < parts; i++) {
      int[] points = ALPHABETS[random.nextInt(ALPHABETS.length)].codePoints().toArray();
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  private MessageRef earlier() {
    return new MessageRef(id(), 1 + random.nextInt(5_000), at(), person("trading"), "c-1_A");
  }

  private LinkCard card(@Nullable MessageText rest) {
    return new LinkCard("https://example.org/" + text(9), message(), rest, rest);
  }

  private Judgement removed() {
    Finding finding =
        new Finding(
            "cards",
            "r2",
            4,
            Outcome.REDACT,
            Severity.CRITICAL,
            "payments",
            List.of(new Span(1, 2)),
            true);
    List<Redaction> redactions =
        List.of(new Redaction(new Span(1, 2), text(2)), new Redaction(new Span(5, 9), ""));
    return new Judgement(
        new Verdict(Outcome.REDACT, SET, List.of(finding), Map.of(), true, redactions, List.of()),
        38);
  }

  private static Judgement undecided() {
    List<RuleRef> rules = List.of(new RuleRef("a", "r1", 1), new RuleRef("b", "r2", 3));
    return new Judgement(
        new Verdict(Outcome.HOLD, SET, List.of(), Map.of(), false, List.of(), rules), 39);
  }

  private static Judgement allowed() {
    return new Judgement(new Verdict(Outcome.ALLOW, SET, List.of(), Map.of()), 37);
  }

  private static Judgement judged(Outcome outcome) {
    Finding finding =
        new Finding("secrets", "r1", 4, outcome, List.of(new Span(0, 1), new Span(12, 28)));
    return new Judgement(new Verdict(outcome, SET, List.of(finding, finding)), 41);
  }

  private Judgement inFile() {
    Finding finding =
        new Finding(
            "secrets",
            "r1",
            4,
            Outcome.BLOCK,
            Severity.HIGH,
            "general",
            List.of(new Span(3, 9)),
            false,
            "attachments/1/name");
    return new Judgement(new Verdict(Outcome.BLOCK, SET, List.of(finding)), 42);
  }

  private AttachmentRef file() {
    return new AttachmentRef(
        id(), "sha256:" + "cd".repeat(32), text(9), random.nextLong(1L << 40), "application/pdf");
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
