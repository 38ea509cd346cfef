package org.chancery.archive.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.MessageChanges.Change;
import org.jspecify.annotations.Nullable;

/// A record made ready to be asked whether it is what a query looks for.
public final class SearchedRecord {

  private final JournalRecord record;
  private final boolean isEdited;
  private final boolean isRecalled;
  private final List<Words> texts;

  private SearchedRecord(JournalRecord record, @Nullable Change change) {
    this.record = record;
    this.isEdited = RecordFate.isEdit(record) || (change != null && change.edits() > 0);
    this.isRecalled =
        RecordFate.isRecall(record) || (change != null && change.recalledAt() != null);
    this.texts = RecordKeys.texts(record).stream().map(Words::of).toList();
  }

  /// A record, and how it fared later.
  public static SearchedRecord of(JournalRecord record, @Nullable Change change) {
    return new SearchedRecord(record, change);
  }

  /// Whether it is what the query looks for.
  ///
  /// @param people ids of the people of a key of `to:`
  public boolean matches(RecordQuery query, Function<String, Set<UUID>> people) {
    return switch (query) {
      case RecordQuery.Everything _ -> true;
      case RecordQuery.And(var parts) -> parts.stream().allMatch(part -> matches(part, people));
      case RecordQuery.Or(var parts) -> parts.stream().anyMatch(part -> matches(part, people));
      case RecordQuery.Not(var part) -> !matches(part, people);
      case RecordQuery.Text(var near) -> texts.stream().anyMatch(text -> stands(near, text));
      case RecordQuery.Condition(var field, var value) -> holds(field, value, people);
      case RecordQuery.Since(var time) -> !record.at().isBefore(time);
      case RecordQuery.Until(var time) -> record.at().isBefore(time);
    };
  }

  /// The words of each of its texts, in the order of [RecordKeys#texts], that a query finds.
  List<Set<Integer>> found(RecordQuery query) {
    return texts.stream().map(text -> found(query, text)).toList();
  }

  List<Words> texts() {
    return texts;
  }

  private static boolean stands(Near near, Words text) {
    return Chains.of(near).stream().anyMatch(stretch -> !Stretches.find(stretch, text).isEmpty());
  }

  private static Set<Integer> found(RecordQuery query, Words text) {
    var words = new HashSet<Integer>();
    switch (query) {
      case RecordQuery.And(var parts) -> parts.forEach(part -> words.addAll(found(part, text)));
      case RecordQuery.Or(var parts) -> parts.forEach(part -> words.addAll(found(part, text)));
      case RecordQuery.Text(var near) ->
          Chains.of(near)
              .forEach(stretch ->
                  Stretches.find(stretch, text).forEach(place -> words.addAll(place.words())));
      case RecordQuery.Not _,
          RecordQuery.Everything _,
          RecordQuery.Condition _,
          RecordQuery.Since _,
          RecordQuery.Until _ -> {
        // Nothing to show: what is not there cannot be marked.
      }
    }
    return words;
  }

  private boolean holds(Field field, String value, Function<String, Set<UUID>> people) {
    return switch (field) {
      case FROM -> any(RecordKeys.from(record), value);
      case TO -> {
        var named = people.apply(value);
        yield RecordKeys.to(record).stream().anyMatch(named::contains);
      }
      case IN -> any(RecordKeys.in(record), value);
      case UNIT -> any(Set.of(RecordKeys.unit(record)), value);
      case POLICY -> any(RecordKeys.policies(record), value);
      case HAS -> RecordKeys.has(record).contains(value);
      case OUTCOME -> value.equals(record.content().outcome());
      case TYPE -> RecordFate.isOfType(record, value);
      case IS -> is(value);
      case AFTER, BEFORE, ON -> throw new IllegalArgumentException("times are no conditions");
    };
  }

  private boolean is(String value) {
    return switch (value) {
      case "edited" -> isEdited;
      case "recalled" -> isRecalled;
      case "held" -> RecordFate.isHeld(record);
      case "restricted" -> throw new IllegalArgumentException("the record itself does not say");
      default -> throw new IllegalArgumentException("unknown value of is");
    };
  }

  private static boolean any(java.util.Collection<String> keys, String value) {
    return keys.stream().anyMatch(key -> Likeness.wild(value, key));
  }

  @Override
  public String toString() {
    return "Searched" + record;
  }
}
