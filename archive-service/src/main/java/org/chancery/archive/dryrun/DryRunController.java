package org.chancery.archive.dryrun;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.archive.access.AccessLog;
import org.chancery.archive.access.NotARead;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Reading;
import org.chancery.archive.access.Sights;
import org.chancery.archive.dryrun.DryRun.Plan;
import org.chancery.archive.dryrun.Samples.Sample;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.MessageText;
import org.chancery.archive.record.RecordStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Dry runs over HTTP. Authors and approvers get figures; what people wrote is for compliance
/// officers only.
@RestController
@RequestMapping("/api/dry-runs")
class DryRunController {

  private static final Duration BEAT = Duration.ofMillis(300);
  private static final Duration LONGEST_STREAM = Duration.ofMinutes(30);

  private final DryRuns runs;
  private final RecordStore store;
  private final Sights sights;
  private final AccessLog accessLog;
  private final InstantSource clock;

  DryRunController(
      DryRuns runs, RecordStore store, Sights sights, AccessLog accessLog, InstantSource clock) {
    this.runs = runs;
    this.store = store;
    this.sights = sights;
    this.accessLog = accessLog;
    this.clock = clock;
  }

  /// A message the draft caught or let go.
  ///
  /// @param effect `caught` or `released` where the draft differs from the version in force, else
  ///   `same`
  /// @param outcome of the version whose rules are named
  record SampleItem(
      UUID id,
      Instant at,
      String person,
      @Nullable String unit,
      @Nullable UUID conversation,
      @Nullable String conversationName,
      MessageTextItem text,
      Samples.Effect effect,
      String outcome,
      List<String> rules) {}

  /// A text and the marks in it.
  ///
  /// @param spans UTF-16 start and end
  record MessageTextItem(String value, List<List<Integer>> spans) {
    @Override
    public String toString() {
      return new MessageText(value).toString();
    }
  }

  record SampleList(List<SampleItem> items) {}

  /// Starts a dry run over the last days of the record.
  @PostMapping
  DryRunReport start(@RequestBody DryRunRequest body, @AuthenticationPrincipal Jwt token) {
    Officer author = Officer.of(token);
    int days = body.checkedDays();
    String purpose = body.checkedPurpose();
    Instant now = clock.instant();
    var plan =
        new Plan(
            author.id(),
            body.policy(),
            body.draft(),
            body.live(),
            now.minus(Duration.ofDays(days)),
            now);
    // Its figures tell how often something was said, so asking for them is a read.
    accessLog.write(
        author, new Reading("dry-run", purpose, plan.policy() + " over " + days + " days", 0));
    return runs.start(plan).report();
  }

  /// How far the run is, and its figures.
  @NotARead("figures only, and starting it was logged")
  @GetMapping("/{id}")
  DryRunReport report(@PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
    return own(id, token).report();
  }

  /// The same as server-sent events named `report`, three a second until the run has ended.
  @NotARead("figures only, and starting it was logged")
  @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(@PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
    DryRun run = own(id, token);
    var emitter = new SseEmitter(LONGEST_STREAM.toMillis());
    Thread.ofVirtual().name("dry-run-events").start(() -> stream(run, emitter));
    return emitter;
  }

  /// Ends the run early.
  @NotARead("figures only, and starting it was logged")
  @DeleteMapping("/{id}")
  DryRunReport cancel(@PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
    DryRun run = own(id, token);
    run.cancel();
    return run.report();
  }

  /// Messages the run found, for a compliance officer; whose run it is does not matter.
  @GetMapping("/{id}/samples")
  SampleList samples(
      @PathVariable UUID id,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    DryRun run = runs.find(id).orElseThrow(() -> Refusal.notFound("dry run"));
    List<Sample> samples = run.samples();
    var sight = sights.of(Officer.of(token));
    Map<UUID, JournalRecord> records =
        store.findAll(samples.stream().map(Sample::record).toList()).stream()
            .filter(record -> sight.has(record.inSight()))
            .collect(Collectors.toMap(JournalRecord::id, Function.identity()));
    accessLog.write(
        Officer.of(token),
        new Reading("dry-run-samples", purpose, run.report().policy(), records.size())
            .showing(JournalRecord.shown(records.values())));
    return new SampleList(
        samples.stream()
            .filter(sample -> records.containsKey(sample.record()))
            .map(sample -> item(sample, Objects.requireNonNull(records.get(sample.record()))))
            .toList());
  }

  private DryRun own(UUID id, Jwt token) {
    String person = Officer.of(token).id();
    return runs.find(id)
        .filter(run -> run.owner().equals(person))
        .orElseThrow(() -> Refusal.notFound("dry run"));
  }

  private static void stream(DryRun run, SseEmitter emitter) {
    try {
      boolean running;
      do {
        running = run.isRunning();
        emitter.send(SseEmitter.event().name("report").data(run.report()));
        if (running) {
          Thread.sleep(BEAT);
        }
      } while (running);
      emitter.complete();
    } catch (IOException | IllegalStateException gone) {
      emitter.completeWithError(gone);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      emitter.complete();
    }
  }

  private static SampleItem item(Sample sample, JournalRecord record) {
    var conversation = record.content().conversation();
    var text = record.content().text();
    return new SampleItem(
        record.id(),
        record.at(),
        record.actor().name(),
        record.actor().unit(),
        conversation == null ? null : conversation.id(),
        conversation == null ? null : conversation.name(),
        new MessageTextItem(text == null ? "" : text.value(), sample.spans()),
        sample.effect(),
        sample.outcome(),
        sample.rules());
  }
}
