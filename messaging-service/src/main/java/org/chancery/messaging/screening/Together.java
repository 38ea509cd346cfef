package org.chancery.messaging.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.policy.Finding;
import org.chancery.policy.Outcome;
import org.chancery.policy.RuleRef;
import org.chancery.policy.Verdict;
import org.chancery.policy.text.Span;

/// Puts the verdicts on the parts of a message together: the strictest wins. Of a part nothing can
/// be removed as of a text, so what asks for that blocks.
final class Together {

  private static final int MOST_SPANS = 50;

  private record Key(RuleRef rule, String part) {}

  private final Map<Key, Finding> findings = new LinkedHashMap<>();
  private final Set<RuleRef> withoutPlace = new LinkedHashSet<>();
  private final Set<RuleRef> undecided = new LinkedHashSet<>();
  private final Verdict text;
  private Outcome strictest;
  private Map<String, String> tips;
  private boolean reasonRequired;

  /// @param text the verdict on the text
  Together(Verdict text) {
    this.text = text;
    this.strictest = text.outcome();
    this.tips = text.tips();
    this.reasonRequired = text.reasonRequired();
    text.findings().forEach(this::add);
    undecided.addAll(text.undecided());
  }

  void add(Part part, Verdict verdict) {
    Outcome outcome = Outcome.ALLOW;
    for (Finding found : verdict.findings()) {
      Finding finding = of(part, found);
      outcome = outcome.strictest(finding.outcome());
      add(finding);
    }
    undecided.addAll(verdict.undecided());
    // A tip speaks of the outcome the part had by itself.
    boolean fits = outcome == verdict.outcome() || verdict.outcome() == Outcome.REDACT;
    if (outcome.compareTo(strictest) > 0) {
      reasonRequired = false;
      tips = fits ? verdict.tips() : Map.of();
    } else if (outcome == strictest && tips.isEmpty() && fits) {
      tips = verdict.tips();
    }
    strictest = strictest.strictest(outcome);
    reasonRequired |= strictest == Outcome.WARN && verdict.reasonRequired();
  }

  Verdict verdict() {
    return new Verdict(
        strictest,
        text.policySet(),
        List.copyOf(findings.values()),
        tips,
        reasonRequired,
        text.redactions(),
        List.copyOf(undecided));
  }

  private static Finding of(Part part, Finding found) {
    List<Span> spans =
        found.spans().stream()
            .map(span -> new Span(part.offset() + span.start(), part.offset() + span.end()))
            .toList();
    return new Finding(
        found.policy(),
        found.rule(),
        found.version(),
        found.outcome() == Outcome.REDACT ? Outcome.BLOCK : found.outcome(),
        found.severity(),
        found.queue(),
        spans,
        found.disguised(),
        part.path());
  }

  private void add(Finding finding) {
    RuleRef rule = new RuleRef(finding.policy(), finding.rule(), finding.version());
    // A rule about circumstances holds of every part; once is enough.
    if (finding.spans().isEmpty() && !withoutPlace.add(rule)) {
      return;
    }
    findings.merge(new Key(rule, finding.part()), finding, Together::joined);
  }

  /// The same rule in two pieces of one part, which overlap.
  private static Finding joined(Finding one, Finding other) {
    List<Span> sorted = new ArrayList<>(one.spans());
    sorted.addAll(other.spans());
    sorted.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
    List<Span> spans = new ArrayList<>();
    for (Span span : sorted) {
      Span last = spans.isEmpty() ? null : spans.getLast();
      if (last != null && span.start() < last.end()) {
        spans.set(spans.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
      } else if (spans.size() < MOST_SPANS) {
        spans.add(span);
      }
    }
    return new Finding(
        one.policy(),
        one.rule(),
        one.version(),
        one.outcome(),
        one.severity(),
        one.queue(),
        spans,
        one.disguised() && other.disguised(),
        one.part());
  }
}
