package org.chancery.archive.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chancery.archive.record.JournalRecord.Conversation;
import org.chancery.archive.record.JournalRecord.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// People and conversations as the record last named them: what a search form can suggest.
@Component
public class Sightings {

  private static final int REMEMBERED = 20_000;

  private final JdbcClient jdbc;
  // Spares the database a write for every message of somebody already known; only intake's thread
  // touches these.
  private final Map<UUID, Person> people = recent();
  private final Map<UUID, Conversation> conversations = recent();
  private final Map<UUID, Set<UUID>> directs = recent();

  Sightings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// People whose name or username contains the query.
  public List<Person> people(String query, int limit) {
    return jdbc.sql(
            """
            select id, username, name, unit from seen_person
            where name ilike ? or username ilike ? order by name, username limit ?
            """)
        .param(pattern(query))
        .param(pattern(query))
        .param(limit)
        .query((row, _) ->
            new Person(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("name"),
                row.getString("unit")))
        .list();
  }

  /// Named conversations whose name contains the query.
  public List<Conversation> conversations(String query, int limit) {
    return jdbc.sql(
            "select id, kind, name from seen_conversation where name ilike ? order by name, id limit ?")
        .param(pattern(query))
        .param(limit)
        .query((row, _) ->
            new Conversation(
                row.getObject("id", UUID.class), row.getString("kind"), row.getString("name")))
        .list();
  }

  /// Writes what is new in these records, inside the caller's transaction.
  void record(List<JournalRecord> records) {
    Map<UUID, Person> newPeople = people(records);
    newPeople.values().removeIf(person -> person.equals(people.get(person.id())));
    if (!newPeople.isEmpty()) {
      upsertPeople(newPeople.values());
    }
    Map<UUID, Conversation> newConversations = conversations(records);
    newConversations.values().removeIf(seen -> seen.equals(conversations.get(seen.id())));
    if (!newConversations.isEmpty()) {
      upsertConversations(newConversations.values());
    }
    insertDirect(records);
  }

  /// Who is in which direct conversation, once for each: leave to see them is given by person.
  private void insertDirect(List<JournalRecord> records) {
    Map<UUID, Set<UUID>> direct = directs(records);
    direct.entrySet().removeIf(seen -> seen.getValue().equals(directs.get(seen.getKey())));
    if (direct.isEmpty()) {
      return;
    }
    List<String> people = new ArrayList<>();
    List<String> conversations = new ArrayList<>();
    direct.forEach((conversation, members) ->
        members.forEach(member -> {
          people.add(member.toString());
          conversations.add(conversation.toString());
        }));
    jdbc.sql(
            """
            insert into direct_member (person, conversation)
            select * from unnest(?::uuid[], ?::uuid[]) on conflict do nothing
            """)
        .param(people.toArray(String[]::new))
        .param(conversations.toArray(String[]::new))
        .update();
  }

  /// Remembers that these records' people and conversations are written; called after the commit.
  void remember(List<JournalRecord> records) {
    people.putAll(people(records));
    conversations.putAll(conversations(records));
    directs.putAll(directs(records));
  }

  private void upsertPeople(Collection<Person> seen) {
    jdbc.sql(
            """
            insert into seen_person (id, username, name, unit)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[])
            on conflict (id) do update
              set username = excluded.username, name = excluded.name, unit = excluded.unit
            """)
        .param(seen.stream().map(person -> person.id().toString()).toArray(String[]::new))
        .param(seen.stream().map(Person::username).toArray(String[]::new))
        .param(seen.stream().map(Person::name).toArray(String[]::new))
        .param(seen.stream().map(Person::unit).toArray(String[]::new))
        .update();
  }

  private void upsertConversations(Collection<Conversation> seen) {
    jdbc.sql(
            """
            insert into seen_conversation (id, kind, name)
            select * from unnest(?::uuid[], ?::text[], ?::text[])
            on conflict (id) do update set name = excluded.name
            """)
        .param(
            seen.stream().map(conversation -> conversation.id().toString()).toArray(String[]::new))
        .param(seen.stream().map(Conversation::kind).toArray(String[]::new))
        .param(seen.stream().map(Conversation::name).toArray(String[]::new))
        .update();
  }

  private static Map<UUID, Person> people(List<JournalRecord> records) {
    Map<UUID, Person> seen = new HashMap<>();
    for (var record : records) {
      seen.put(record.actor().id(), record.actor());
      var member = record.content().member();
      if (member != null) {
        seen.put(member.id(), member);
      }
    }
    return seen;
  }

  private static Map<UUID, Set<UUID>> directs(List<JournalRecord> records) {
    Map<UUID, Set<UUID>> direct = new HashMap<>();
    for (var record : records) {
      var conversation = record.content().conversation();
      if (conversation != null && conversation.kind().equals("direct")) {
        direct
            .computeIfAbsent(conversation.id(), _ -> new HashSet<>())
            .addAll(record.inSight().people());
      }
    }
    return direct;
  }

  private static Map<UUID, Conversation> conversations(List<JournalRecord> records) {
    Map<UUID, Conversation> seen = new HashMap<>();
    for (var record : records) {
      var conversation = record.content().conversation();
      if (conversation != null) {
        seen.put(conversation.id(), conversation);
      }
    }
    return seen;
  }

  private static String pattern(String query) {
    return "%" + query.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  private static <V> Map<UUID, V> recent() {
    return new LinkedHashMap<>(64, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<UUID, V> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}
