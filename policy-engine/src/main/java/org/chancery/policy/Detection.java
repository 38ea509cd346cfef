package org.chancery.policy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chancery.policy.detect.Confidence;
import org.chancery.policy.detect.Detector;
import org.chancery.policy.detect.Detectors;
import org.chancery.policy.detect.Hit;
import org.chancery.policy.detect.Identifiers;
import org.chancery.policy.detect.Languages;
import org.chancery.policy.detect.Link;
import org.chancery.policy.detect.Links;
import org.chancery.policy.detect.Validators;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;
import org.jspecify.annotations.Nullable;

/// Identifiers and links in one text: the model's way to the detectors. For one thread.
final class Detection {
  private final String text;
  private final FoldedText folded;
  private final Identifiers identifiers;
  private @Nullable List<Link> links;

  Detection(String text, FoldedText folded) {
    this.text = text;
    this.folded = folded;
    this.identifiers = Identifiers.of(text, folded);
  }

  /// Where only what begins within a part is wanted, and the rest is what stands around it.
  Detection(String text, FoldedText folded, Span part) {
    this.text = text;
    this.folded = folded;
    this.identifiers = Identifiers.within(text, folded, part);
  }

  /// Whether there is a check of that name.
  static boolean knowsValidator(String name) {
    return Validators.named(name).isPresent();
  }

  static Collection<String> validators() {
    return Validators.names();
  }

  /// Whether a match passes the check of that name.
  static boolean accepts(String name, String candidate) {
    return Validators.named(name).orElseThrow().accepts(candidate);
  }

  /// Whether there is a detector of that name.
  static boolean knowsDetector(String type) {
    return Detectors.named(type).isPresent();
  }

  static Collection<String> detectors() {
    return Detectors.names();
  }

  /// The ISO 639-1 code of the text's language; empty if that is not sure.
  static String language(FoldedText folded) {
    return Languages.of(folded).orElse("");
  }

  /// What a detector finds, the first ones.
  List<Span> identifiers(Condition.Detect detect) {
    Optional<Detector> detector = Detectors.named(detect.type());
    Confidence atLeast =
        switch (detect.confidence()) {
          case LOW -> Confidence.LOW;
          case MEDIUM -> Confidence.MEDIUM;
          case HIGH -> Confidence.HIGH;
        };
    return identifiers.find(detector.orElseThrow(), atLeast, TextFindings.MAX_PLACES).stream()
        .map(Hit::span)
        .toList();
  }

  /// The links of the kinds given.
  List<Span> links(Condition.Link wanted) {
    return links().stream().filter(link -> is(wanted, link)).map(Link::span).toList();
  }

  /// Where the links of the text lead.
  List<String> linkTargets() {
    return links().stream().map(link -> link.host() + pathOf(link.url())).toList();
  }

  private List<Link> links() {
    List<Link> known = links;
    if (known == null) {
      known = Links.in(text, folded);
      links = known;
    }
    return known;
  }

  private static boolean is(Condition.Link wanted, Link link) {
    return (wanted.punycode() && link.punycode())
        || (wanted.shortener() && link.shortener())
        || isWithin(link, wanted.domains())
        || (!wanted.lookalikeOf().isEmpty()
            && Links.lookalikeOf(link.host(), wanted.lookalikeOf()).isPresent())
        || (!wanted.anyExcept().isEmpty() && !isWithin(link, wanted.anyExcept()));
  }

  private static boolean isWithin(Link link, List<String> domains) {
    return domains.stream().anyMatch(domain -> Links.isWithin(link.host(), domain));
  }

  private static String pathOf(String url) {
    int scheme = url.indexOf("://");
    int path = url.indexOf('/', scheme < 0 ? 0 : scheme + 3);
    return path < 0 ? "" : url.substring(path);
  }
}
