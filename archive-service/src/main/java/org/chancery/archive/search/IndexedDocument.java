package org.chancery.archive.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.MessageText;
import org.chancery.policy.text.FoldedText;
import org.jspecify.annotations.Nullable;

/// One record as the index holds it: what it can be found by, and the folded words for
/// highlighting.
///
/// The words an officer is shown never come from here but from the record store.
///
/// @param who keys its actor is found by, and whoever came, went or was kept out by it: id,
///   username and folded name
/// @param where keys its conversation is found by: id and folded name
/// @param text folded words
/// @param files folded names of the files it is about
@JsonInclude(JsonInclude.Include.NON_NULL)
record IndexedDocument(
    UUID id,
    String type,
    String at,
    int partition,
    long position,
    @Nullable String outcome,
    List<String> who,
    List<String> where,
    List<String> policies,
    @Nullable String text,
    @Nullable List<String> files) {

  private static final Pattern NO_WORD = Pattern.compile("[\\p{Punct}_]+");

  static IndexedDocument of(JournalRecord record) {
    var where = new ArrayList<String>();
    var conversation = record.content().conversation();
    if (conversation != null) {
      where.add(conversation.id().toString());
      if (conversation.name() != null) {
        where.add(key(conversation.name()));
      }
    }
    return new IndexedDocument(
        record.id(),
        record.type().wire(),
        record.at().toString(),
        record.partition(),
        record.position(),
        record.content().outcome(),
        who(record),
        where,
        record.content().policies(),
        record
            .searchableText()
            .map(MessageText::value)
            .map(words -> FoldedText.of(words).text())
            .orElse(null),
        names(record));
  }

  private static @Nullable List<String> names(JournalRecord record) {
    var files = record.content().files();
    return files.isEmpty()
        ? null
        : files.stream()
            .map(file -> FoldedText.of(file.name()).text())
            // As it is, and taken apart: to a tokenizer "forecast.xlsx" is one word.
            .flatMap(name -> Stream.of(name, NO_WORD.matcher(name).replaceAll(" ")))
            .distinct()
            .toList();
  }

  private static List<String> who(JournalRecord record) {
    return Stream.concat(Stream.of(record.actor()), Stream.ofNullable(record.content().member()))
        .flatMap(person -> Stream.of(person.id().toString(), person.username(), key(person.name())))
        .distinct()
        .toList();
  }

  /// How a name is compared: folded as texts are.
  static String key(String name) {
    return FoldedText.of(name).text().strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "IndexedDocument[" + partition + "/" + position + "]";
  }
}
