package org.chancery.archive.hold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.MessageText;
import org.chancery.archive.record.RecordStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads from the record store what holds and rules look at. Never from the index, which may be
/// wrong, late or away.
@Component
public class Families {

  private final JdbcClient jdbc;
  private final RecordStore store;

  Families(JdbcClient jdbc, RecordStore store) {
    this.jdbc = jdbc;
    this.store = store;
  }

  /// The families that these records belong to, whole, in the order of the first of each.
  public List<Family> of(Collection<UUID> records) {
    if (records.isEmpty()) {
      return List.of();
    }
    Map<UUID, UUID> heads = heads(records);
    Map<UUID, Set<UUID>> members = new LinkedHashMap<>();
    for (var record : records) {
      var head = heads.getOrDefault(record, record);
      members.computeIfAbsent(head, _ -> new HashSet<>(Set.of(head))).add(record);
    }
    changes(members.keySet())
        .forEach((change, message) -> members.getOrDefault(message, new HashSet<>()).add(change));
    Map<UUID, Facts> facts =
        store.findAll(members.values().stream().flatMap(Set::stream).toList()).stream()
            .collect(Collectors.toMap(JournalRecord::id, this::facts));
    List<Family> families = new ArrayList<>();
    members.forEach((head, ids) -> {
      var there = ids.stream().map(facts::get).filter(java.util.Objects::nonNull).toList();
      if (!there.isEmpty()) {
        families.add(new Family(head, there));
      }
    });
    return families;
  }

  /// What holds and rules look at in one record.
  public Facts facts(JournalRecord record) {
    var content = record.content();
    Set<UUID> people = new HashSet<>();
    Set<String> units = new HashSet<>();
    Stream.concat(Stream.of(record.actor()), Stream.ofNullable(content.member()))
        .forEach(person -> {
          people.add(person.id());
          if (person.unit() != null) {
            units.add(person.unit());
          }
        });
    people.addAll(content.audience());
    var said =
        Stream.of(
                record.shownText().map(MessageText::value).stream(),
                Stream.ofNullable(content.before()).map(MessageText::value),
                content.files().stream().map(JournalRecord.File::name))
            .flatMap(each -> each)
            .collect(Collectors.joining("\n"));
    var conversation = content.conversation();
    return new Facts(
        record.id(),
        record.type().wire(),
        record.at(),
        conversation == null ? null : conversation.id(),
        conversation == null ? null : conversation.kind(),
        record.actor().id(),
        people,
        units,
        HoldTerm.words(said));
  }

  /// The message each of these records changes; absent for those that change none.
  private Map<UUID, UUID> heads(Collection<UUID> records) {
    Map<UUID, UUID> heads = new HashMap<>();
    jdbc.sql("select record, message from message_change where record = any(?::uuid[])")
        .param(strings(records))
        .query(row -> {
          heads.put(row.getObject("record", UUID.class), row.getObject("message", UUID.class));
        });
    return heads;
  }

  private Map<UUID, UUID> changes(Collection<UUID> messages) {
    Map<UUID, UUID> changes = new HashMap<>();
    jdbc.sql("select record, message from message_change where message = any(?::uuid[])")
        .param(strings(messages))
        .query(row -> {
          changes.put(row.getObject("record", UUID.class), row.getObject("message", UUID.class));
        });
    return changes;
  }

  private static String[] strings(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }
}
