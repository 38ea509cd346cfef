package org.chancery.archive.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.JournalRecord.Person;
import org.chancery.archive.record.MessageText;
import org.chancery.policy.text.FoldedText;

/// What a record is found by, the same for the index and for a single record.
public final class RecordKeys {

  private RecordKeys() {}

  /// How a name is compared: folded as texts are.
  public static String key(String name) {
    return FoldedText.of(name).text().strip().toLowerCase(Locale.ROOT);
  }

  /// Whether a key is as a pattern of `*` and `?` says.
  public static boolean isLike(String pattern, String key) {
    return Likeness.wild(pattern, key);
  }

  /// Keys of a person: id, username, name, and each word of the name.
  public static Set<String> of(Person person) {
    var keys = new LinkedHashSet<String>();
    keys.add(person.id().toString());
    keys.add(key(person.username()));
    keys.add(key(person.name()));
    Words.scan(FoldedText.of(person.name()).text(), false).forEach(word -> keys.add(word.text()));
    return keys;
  }

  /// Keys of who did it, or to whom it was done.
  public static Set<String> from(JournalRecord record) {
    var keys = new LinkedHashSet<>(of(record.actor()));
    var member = record.content().member();
    if (member != null) {
      keys.addAll(of(member));
    }
    return keys;
  }

  /// Keys of the conversation: id and name.
  public static Set<String> in(JournalRecord record) {
    var conversation = record.content().conversation();
    if (conversation == null) {
      return Set.of();
    }
    var keys = new LinkedHashSet<String>();
    keys.add(conversation.id().toString());
    if (conversation.name() != null) {
      keys.add(key(conversation.name()));
    }
    return keys;
  }

  /// Key of the actor's unit; empty if they have none.
  public static String unit(JournalRecord record) {
    return key(Objects.requireNonNullElse(record.actor().unit(), ""));
  }

  /// Who else could see it.
  public static List<UUID> to(JournalRecord record) {
    return record.content().audience().stream()
        .filter(member -> !member.equals(record.actor().id()))
        .toList();
  }

  /// Keys of the policies with findings.
  public static List<String> policies(JournalRecord record) {
    return record.content().policies().stream().map(RecordKeys::key).distinct().toList();
  }

  /// What comes with it: `attachment`, `finding`, `link`.
  public static List<String> has(JournalRecord record) {
    List<String> has = new ArrayList<>();
    if (!record.content().files().isEmpty()) {
      has.add("attachment");
    }
    if (!record.content().policies().isEmpty()) {
      has.add("finding");
    }
    if (texts(record).stream().anyMatch(RecordKeys::hasLink)) {
      has.add("link");
    }
    return has;
  }

  /// The texts that are searched, each for itself: what is shown, what an edit replaced, and the
  /// names of files. A distance or phrase never reaches from one into another.
  public static List<String> texts(JournalRecord record) {
    var before = record.content().before();
    return Stream.of(
            record.shownText().map(MessageText::value).stream(),
            Stream.ofNullable(before).map(MessageText::value),
            record.content().files().stream().map(JournalRecord.File::name))
        .flatMap(texts -> texts)
        .toList();
  }

  private static boolean hasLink(String text) {
    return text.contains("https://") || text.contains("http://");
  }
}
