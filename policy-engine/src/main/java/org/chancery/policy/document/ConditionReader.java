package org.chancery.policy.document;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.policy.Condition;
import org.chancery.policy.Condition.Distance;

/// Reads conditions: mappings of exactly one key.
final class ConditionReader {
  // Deeper ones nobody can read, and reading them is recursive.
  private static final int DEEPEST = 12;
  private static final Pattern DISTANCE = Pattern.compile("(\\d{1,4}) (characters?|words?)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12}) ?(B|KB|MB|GB)?");
  private static final Map<String, Integer> SHIFTS = Map.of("B", 0, "KB", 10, "MB", 20, "GB", 30);
  private static final String DURATION_CURE = "Write it such as \"PT10M\" or \"PT30S\".";

  private static final Map<String, BiFunction<Place, Integer, Condition>> KINDS =
      Map.ofEntries(
          Map.entry("lexicon", (at, _) -> lexicon(at)),
          Map.entry("regex", (at, _) -> regex(at)),
          Map.entry("detect", (at, _) -> detect(at)),
          Map.entry("near", ConditionReader::near),
          Map.entry("atLeast", ConditionReader::atLeast),
          Map.entry("all", (at, depth) -> new Condition.All(list(at, depth))),
          Map.entry("any", (at, depth) -> new Condition.Any(list(at, depth))),
          Map.entry("not", (at, depth) -> new Condition.Not(one(at, depth))),
          Map.entry("link", (at, _) -> link(at)),
          Map.entry("file", (at, _) -> file(at)),
          Map.entry("burst", (at, _) -> burst(at)),
          Map.entry("language", (at, _) -> new Condition.Language(Set.copyOf(at.texts()))),
          Map.entry("barrier", (at, _) -> barrier(at)),
          Map.entry("window", ConditionReader::window),
          Map.entry("always", (at, _) -> always(at)));

  private ConditionReader() {}

  static Condition one(Place place) {
    return one(place, 0);
  }

  private static Condition one(Place place, int depth) {
    if (depth > DEEPEST) {
      place.problem(
          "too-deep", "Conditions are nested too deeply.", "Keep to " + DEEPEST + " levels.");
      return new Condition.Always();
    }
    Fields fields = place.fields(KINDS.keySet().stream().sorted().toArray(String[]::new));
    if (fields.keys().size() != 1) {
      if (fields.keys().size() > 1) {
        place.problem(
            "condition-keys",
            "A condition has one kind, this one has "
                + String.join(" and ", fields.keys().stream().sorted().toList())
                + ".",
            "Put them into a list under \"all:\" or \"any:\".");
      } else {
        place.problem(
            "no-condition", "There is no condition.", "Write one, such as \"lexicon: [word]\".");
      }
      return new Condition.Always();
    }
    String kind = fields.keys().iterator().next();
    Place body = fields.need(kind).orElseThrow();
    BiFunction<Place, Integer, Condition> reader = KINDS.get(kind);
    return reader == null ? new Condition.Always() : reader.apply(body, depth + 1);
  }

  private static List<Condition> list(Place place, int depth) {
    return place.elements().stream().map(part -> one(part, depth)).toList();
  }

  private static Condition part(Fields fields, String key, int depth) {
    return fields.need(key).map(place -> one(place, depth)).orElseGet(Condition.Always::new);
  }

  private static Condition lexicon(Place place) {
    if (place.isList()) {
      return Condition.Lexicon.of(Condition.Match.WORD, place.as("terms").texts());
    }
    Fields fields = place.fields("terms", "list", "match", "case", "disguised");
    return new Condition.Lexicon(
        fields.texts("terms"),
        fields.get("list").map(Place::text),
        fields.word("match", Words.MATCHES, Condition.Match.WORD),
        fields.word("case", Words.LEXICON_CASES, false),
        fields.flag("disguised", true));
  }

  private static Condition regex(Place place) {
    if (place.isText()) {
      return Condition.Regex.of(place.as("pattern").text(), false);
    }
    Fields fields = place.fields("pattern", "case", "text", "validate");
    return new Condition.Regex(
        fields.needText("pattern"),
        fields.word("case", Words.REGEX_CASES, false),
        fields.word("text", Words.TEXT_FORMS, Condition.TextForm.SENT),
        fields.get("validate").map(Place::text));
  }

  private static Condition detect(Place place) {
    if (place.isText()) {
      return new Condition.Detect(place.as("type").text(), Condition.Confidence.LOW);
    }
    Fields fields = place.fields("type", "confidence");
    return new Condition.Detect(
        fields.needText("type"),
        fields.word("confidence", Words.CONFIDENCES, Condition.Confidence.LOW));
  }

  private static Condition near(Place place, int depth) {
    Fields fields = place.fields("of", "within", "ordered");
    return new Condition.Near(
        fields.need("of").map(of -> list(of, depth)).orElse(List.of()),
        fields
            .need("within")
            .flatMap(at ->
                at.made(
                    ConditionReader::distance,
                    "a distance",
                    "Write it such as \"50 characters\" or \"5 words\"."))
            .orElse(new Distance(1, Distance.Unit.CHARACTERS)),
        fields.flag("ordered", false));
  }

  private static Distance distance(String written) {
    Matcher matcher = DISTANCE.matcher(written);
    if (!matcher.matches()) {
      throw new IllegalArgumentException();
    }
    boolean words = written.contains("word");
    return new Distance(
        Integer.parseInt(matcher.group(1)), words ? Distance.Unit.WORDS : Distance.Unit.CHARACTERS);
  }

  private static Condition atLeast(Place place, int depth) {
    Fields fields = place.fields("count", "of", "distinct");
    return new Condition.AtLeast(
        fields.need("count").map(at -> at.number(1, 50)).orElse(1),
        part(fields, "of", depth),
        fields.flag("distinct", false));
  }

  private static Condition link(Place place) {
    Fields fields = place.fields("domains", "lookalikeOf", "punycode", "shortener", "anyExcept");
    return new Condition.Link(
        fields.texts("domains"),
        fields.texts("lookalikeOf"),
        fields.flag("punycode", false),
        fields.flag("shortener", false),
        fields.texts("anyExcept"));
  }

  private static Condition file(Place place) {
    Fields fields = place.fields("types", "names", "largerThan", "mismatch", "malware");
    Optional<Long> size =
        fields
            .get("largerThan")
            .flatMap(at -> at.made(ConditionReader::size, "a size", "Write it such as \"10MB\"."));
    return new Condition.File(
        fields.texts("types"),
        fields.texts("names"),
        size.map(OptionalLong::of).orElse(OptionalLong.empty()),
        fields.flag("mismatch", false),
        fields.flag("malware", false));
  }

  private static long size(String written) {
    Matcher matcher = SIZE.matcher(written.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException();
    }
    String unit = matcher.group(2);
    int shift = unit == null ? 0 : SHIFTS.getOrDefault(unit, 0);
    return Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << shift);
  }

  private static Condition burst(Place place) {
    Fields fields = place.fields("same", "people", "senders", "within");
    return new Condition.Burst(
        fields
            .need("same")
            .map(at -> at.word(Words.SAMES, Condition.Same.LINK))
            .orElse(Condition.Same.LINK),
        fields.number("people", 1, 1_000_000, 0),
        fields.number("senders", 1, 1_000_000, 0),
        duration(fields));
  }

  private static Condition barrier(Place place) {
    Fields fields = place.fields("between");
    return new Condition.Barrier(
        fields.need("between").map(Place::elements).orElse(List.of()).stream()
            .<Set<String>>map(side -> new LinkedHashSet<>(side.texts()))
            .toList());
  }

  private static Condition window(Place place, int depth) {
    Fields fields = place.fields("messages", "within", "of");
    return new Condition.Window(
        fields.need("messages").map(at -> at.number(2, 10)).orElse(2),
        duration(fields),
        part(fields, "of", depth));
  }

  private static Duration duration(Fields fields) {
    return fields
        .need("within")
        .flatMap(at -> at.made(Duration::parse, "a duration", DURATION_CURE))
        .orElse(Duration.ofMinutes(1));
  }

  private static Condition always(Place place) {
    if (!place.flag()) {
      place.problem("always", "\"always\" can only be true.", "Write \"always: true\".");
    }
    return new Condition.Always();
  }
}
