package org.chancery.messaging.conversation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chancery.messaging.journal.AudienceRef;
import org.chancery.messaging.journal.ConversationRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The audience of each conversation, from memory. A change of members drops the entry on this node
/// as it commits and on the others by a signal a few milliseconds later; an entry that a lost
/// signal left behind lives [#LONGEST].
@Component
public class Audiences {

  /// How long an entry may be stale when a signal was lost.
  static final Duration LONGEST = Duration.ofSeconds(15);

  private final JdbcClient jdbc;
  private final LoadingCache<ConversationId, Optional<Audience>> cache;

  Audiences(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(2_000_000)
            .weigher((ConversationId _, Optional<Audience> found) -> weight(found))
            .expireAfterWrite(LONGEST)
            .build(this::load);
  }

  /// The audience of a conversation; empty when there is no such conversation.
  public Optional<Audience> of(ConversationId id) {
    return cache.get(id);
  }

  /// Forgets what is known of a conversation; the next question asks the database.
  public void changed(ConversationId id) {
    cache.invalidate(id);
  }

  void allChanged() {
    cache.invalidateAll();
  }

  private Optional<Audience> load(ConversationId id) {
    record Row(String kind, @Nullable String name, long version, @Nullable UUID person) {}
    List<Row> found =
        jdbc.sql(
                """
                select c.kind, c.name, c.membership_version as version, m.person_id as person
                from conversation c left join membership m on m.conversation_id = c.id
                where c.id = ?
                """)
            .param(id.value())
            .query((rows, _) ->
                new Row(
                    rows.getString("kind"),
                    rows.getString("name"),
                    rows.getLong("version"),
                    rows.getObject("person", UUID.class)))
            .list();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Set<UUID> members = HashSet.newHashSet(found.size());
    for (Row row : found) {
      if (row.person() != null) {
        members.add(row.person());
      }
    }
    Row first = found.getFirst();
    return Optional.of(
        new Audience(
            new ConversationRef(
                id.value(), ConversationRef.Kind.ofWire(first.kind()), first.name()),
            new AudienceRef(members, first.version())));
  }

  private static int weight(Optional<Audience> found) {
    return found.map(audience -> 1 + audience.members().members().size()).orElse(1);
  }
}
