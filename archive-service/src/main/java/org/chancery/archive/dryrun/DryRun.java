package org.chancery.archive.dryrun;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chancery.archive.dryrun.DryRunReport.Change;
import org.chancery.archive.dryrun.DryRunReport.State;
import org.chancery.archive.dryrun.RecordedMessages.Submitted;
import org.chancery.archive.dryrun.Samples.Effect;
import org.chancery.archive.dryrun.Samples.Sample;
import org.chancery.policy.Outcome;
import org.chancery.policy.PolicySet;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One draft on its way over the record. Counted by its own thread, read by any.
final class DryRun implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(DryRun.class);
  private static final int REPORT_EVERY = 250;
  private static final List<String> NOTES =
      List.of("roles", "countries", "external", "traffic", "fileTexts");

  private final UUID id = UUID.randomUUID();
  private final Plan plan;
  private final RecordedMessages messages;
  private final Tally draft = new Tally();
  private final Tally live = new Tally();
  private final Samples samples = new Samples();
  private volatile DryRunReport report;
  private volatile List<Sample> chosen = List.of();
  private volatile boolean cancelled;
  private long done;
  private long total;
  private double days = 1;
  private long caught;
  private long released;
  private long both;

  /// What is tried, by whom and over what.
  record Plan(
      String owner, String policy, PolicySet draft, PolicySet live, Instant since, Instant now) {}

  DryRun(Plan plan, RecordedMessages messages) {
    this.plan = plan;
    this.messages = messages;
    this.report = reported(State.RUNNING, null);
  }

  UUID id() {
    return id;
  }

  String owner() {
    return plan.owner();
  }

  DryRunReport report() {
    return report;
  }

  /// The messages to look at, as far as the run has come.
  List<Sample> samples() {
    return chosen;
  }

  void cancel() {
    cancelled = true;
  }

  boolean isRunning() {
    return report.state() == State.RUNNING;
  }

  @Override
  public void run() {
    try {
      total = messages.count(plan.since());
      // A day that has only begun would make the estimate of a young installation far too low.
      days =
          messages
              .first(plan.since())
              .map(first -> Duration.between(first, plan.now()).toMinutes() / 1440.0)
              .map(span -> Math.max(1, span))
              .orElse(1.0);
      messages.each(plan.since(), this::judge);
      finish(cancelled ? State.CANCELLED : State.DONE, null);
    } catch (RuntimeException e) {
      log.warn("a dry run ended early: {}", e.getClass().getName());
      finish(State.FAILED, "The record could not be read to its end. Try again in a minute.");
    }
  }

  private boolean judge(Submitted message) {
    Verdict now = message.judgedBy(plan.live());
    Verdict then = message.judgedBy(plan.draft());
    String unit = message.submission().context().sender().unit();
    Instant at = message.record().at();
    live.add(now, unit, at);
    draft.add(then, unit, at);
    Effect effect = effect(then.outcome() != Outcome.ALLOW, now.outcome() != Outcome.ALLOW);
    samples.offer(message.record().id(), effect, effect == Effect.RELEASED ? now : then);
    done++;
    if (done % REPORT_EVERY == 0) {
      publish(State.RUNNING, null);
    }
    return !cancelled;
  }

  private Effect effect(boolean underDraft, boolean underLive) {
    if (underDraft && underLive) {
      both++;
    } else if (underDraft) {
      caught++;
      return Effect.CAUGHT;
    } else if (underLive) {
      released++;
      return Effect.RELEASED;
    }
    return Effect.SAME;
  }

  private void finish(State state, @Nullable String failure) {
    if (state == State.DONE) {
      // Records that came while it ran are not part of it.
      total = done;
    }
    publish(state, failure);
  }

  private void publish(State state, @Nullable String failure) {
    chosen = samples.chosen();
    report = reported(state, failure);
  }

  private DryRunReport reported(State state, @Nullable String failure) {
    return new DryRunReport(
        id,
        plan.policy(),
        state,
        done,
        Math.max(done, total),
        plan.since(),
        draft.figures(days),
        live.figures(days),
        new Change(caught, released, both),
        NOTES,
        failure);
  }
}
