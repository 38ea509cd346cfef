package org.chancery.messaging.conversation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.node.Signal;
import org.chancery.messaging.node.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who is in which conversation, as what, and how far they have read.
@Component
public class Memberships {

  /// What a member may do.
  enum Standing {
    /// May rename the room; the person who created it, and their heirs.
    OWNER,
    /// May talk, and bring others in.
    MEMBER
  }

  private final JdbcClient jdbc;
  private final Signals signals;

  /// Whom a change of presence is told to. A minute old is good enough for that.
  private final LoadingCache<PersonId, Set<PersonId>> peers =
      Caffeine.newBuilder()
          .maximumWeight(1_000_000)
          .weigher((PersonId _, Set<PersonId> found) -> 1 + found.size())
          .expireAfterWrite(Duration.ofMinutes(1))
          .build(this::loadPeers);

  Memberships(JdbcClient jdbc, Signals signals) {
    this.jdbc = jdbc;
    this.signals = signals;
  }

  /// Everybody who shares a conversation with a person, the person included. May be a minute old.
  public Set<PersonId> peersOf(PersonId person) {
    return peers.get(person);
  }

  /// Notes that a member has read up to a journal position, and tells their other devices; going
  /// back, and beyond the last message, is ignored.
  ///
  /// @return how far they have read now; empty when they are not a member
  public OptionalLong markRead(PersonId person, ConversationId conversation, long position) {
    OptionalLong reached = store(person, conversation, position);
    reached.ifPresent(
        now -> signals.send(Signal.Topic.READ, conversation + " " + person + " " + now));
    return reached;
  }

  private OptionalLong store(PersonId person, ConversationId conversation, long position) {
    return jdbc
        .sql(
            """
            update membership set read_position = greatest(read_position, least(?,
                coalesce((select max(position) from message
                          where conversation_id = ? and state in ('posted', 'released')), 0)))
            where conversation_id = ? and person_id = ?
            returning read_position
            """)
        .param(position)
        .param(conversation.value())
        .param(conversation.value())
        .param(person.value())
        .query((row, _) -> row.getLong(1))
        .list()
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  Set<UUID> members(ConversationId conversation) {
    return new HashSet<>(
        jdbc.sql("select person_id from membership where conversation_id = ?")
            .param(conversation.value())
            .query((row, _) -> row.getObject(1, UUID.class))
            .list());
  }

  Optional<Standing> standing(ConversationId conversation, PersonId person) {
    return jdbc.sql("select role from membership where conversation_id = ? and person_id = ?")
        .param(conversation.value())
        .param(person.value())
        .query((row, _) -> row.getString(1).equals("owner") ? Standing.OWNER : Standing.MEMBER)
        .optional();
  }

  /// Adds people whom the policies let in; those who are in already are left as they are. What was
  /// said before counts as read.
  ///
  /// @param owner who of them owns the room; null for nobody
  void add(
      ConversationId conversation,
      Collection<Admission> people,
      @Nullable PersonId owner,
      Instant at) {
    jdbc.sql(
            """
            insert into membership (conversation_id, person_id, role, joined_at, read_position)
            select :conversation, person, case when person = :owner then 'owner' else 'member' end,
              :at, coalesce((
                select max(position) from message
                where conversation_id = :conversation and state in ('posted', 'released')), 0)
            from unnest(:people) person
            on conflict do nothing
            """)
        .param("conversation", conversation.value())
        .param("owner", owner == null ? null : owner.value(), Types.OTHER)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param(
            "people",
            people.stream().map(admission -> admission.member().id()).toArray(UUID[]::new))
        .update();
  }

  /// Removes a member; when the last owner goes, the longest-standing member becomes owner.
  ///
  /// @return whether they were in
  boolean remove(ConversationId conversation, PersonId person) {
    int removed =
        jdbc.sql("delete from membership where conversation_id = ? and person_id = ?")
            .param(conversation.value())
            .param(person.value())
            .update();
    jdbc.sql(
            """
            update membership set role = 'owner'
            where conversation_id = :id
              and person_id = (select person_id from membership where conversation_id = :id
                               order by joined_at, person_id limit 1)
              and not exists (select 1 from membership where conversation_id = :id
                              and role = 'owner')
            """)
        .param("id", conversation.value())
        .update();
    return removed > 0;
  }

  void changed() {
    peers.invalidateAll();
  }

  private Set<PersonId> loadPeers(PersonId person) {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct other.person_id from membership mine
                join membership other on other.conversation_id = mine.conversation_id
                where mine.person_id = ?
                """)
            .param(person.value())
            .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
            .list());
  }
}
