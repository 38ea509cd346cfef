package org.chancery.policy.document;

import static java.util.stream.Collectors.toSet;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.policy.ConversationKind;
import org.chancery.policy.Scope;
import org.chancery.policy.Submission;

/// Reads scopes.
final class ScopeReader {
  private static final Map<String, DayOfWeek> DAYS =
      Arrays.stream(DayOfWeek.values())
          .collect(
              Collectors.toMap(
                  day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT), day -> day));

  private ScopeReader() {}

  static List<Scope> all(Optional<Place> list) {
    return list.map(Place::elements).orElse(List.of()).stream().map(ScopeReader::one).toList();
  }

  static Scope one(Place place) {
    Fields fields =
        place.fields("kinds", "sender", "audience", "conversations", "direction", "hours");
    return new Scope(
        words(fields, "kinds", Words.KINDS, Submission.Kind.MESSAGE),
        fields.get("sender").map(ScopeReader::senders).orElse(Scope.Senders.ANYBODY),
        fields.get("audience").map(ScopeReader::listeners).orElse(Scope.Listeners.ANYBODY),
        words(fields, "conversations", Words.CONVERSATIONS, ConversationKind.ROOM),
        fields.word("direction", Words.DIRECTIONS, Scope.Direction.ANY),
        fields.get("hours").map(ScopeReader::hours));
  }

  private static <T> Set<T> words(Fields fields, String key, Map<String, T> words, T instead) {
    return fields.get(key).map(Place::elements).orElse(List.of()).stream()
        .map(place -> place.word(words, instead))
        .collect(toSet());
  }

  private static Scope.Senders senders(Place place) {
    Fields fields = place.fields("units", "people", "roles", "countries", "external");
    return new Scope.Senders(
        fields.names("units"),
        fields.names("people"),
        fields.names("roles"),
        fields.names("countries"),
        fields.flag("external"));
  }

  private static Scope.Listeners listeners(Place place) {
    Fields fields = place.fields("units", "people", "countries", "external", "atLeast");
    return new Scope.Listeners(
        fields.names("units"),
        fields.names("people"),
        fields.names("countries"),
        fields.flag("external"),
        fields.number("atLeast", 1, 1_000_000, 0));
  }

  private static Scope.Hours hours(Place place) {
    Fields fields = place.fields("zone", "days", "from", "to", "outside");
    ZoneId zone =
        fields
            .need("zone")
            .flatMap(at ->
                at.<ZoneId>made(ZoneId::of, "a time zone", "Write a name such as \"Asia/Riyadh\"."))
            .orElse(ZoneOffset.UTC);
    Set<DayOfWeek> days = words(fields, "days", DAYS, DayOfWeek.MONDAY);
    return new Scope.Hours(
        zone,
        days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days,
        time(fields, "from"),
        time(fields, "to"),
        fields.flag("outside", false));
  }

  private static LocalTime time(Fields fields, String key) {
    return fields
        .get(key)
        .flatMap(
            at -> at.made(LocalTime::parse, "a time of day", "Write it such as \"08:00\", quoted."))
        .orElse(LocalTime.MIDNIGHT);
  }
}
