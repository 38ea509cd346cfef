package org.chancery.archive.dryrun;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.chancery.archive.record.CanonicalBytes;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.RecordReader;
import org.chancery.policy.Attachment;
import org.chancery.policy.Audience;
import org.chancery.policy.Context;
import org.chancery.policy.ConversationKind;
import org.chancery.policy.Earlier;
import org.chancery.policy.Finding;
import org.chancery.policy.Outcome;
import org.chancery.policy.Party;
import org.chancery.policy.PolicySet;
import org.chancery.policy.Submission;
import org.chancery.policy.Traffic;
import org.chancery.policy.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Reads messages back from the record as the submissions they once were.
@Component
class RecordedMessages {

  private static final int PAGE = 500;
  private static final int MOST_RECENT = 4;
  private static final int CONVERSATIONS = 2_000;
  private static final String FILE_NAME = "attachment/name";
  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final String ATTEMPTS =
      "^message\\.(posted|blocked|warned|held|edited|edit-blocked|edit-warned)$";

  private final JdbcClient jdbc;
  private final RecordReader reader;

  RecordedMessages(JdbcClient jdbc, RecordReader reader) {
    this.jdbc = jdbc;
    this.reader = reader;
  }

  /// A message as it was submitted.
  ///
  /// @param submission its text, with its files as circumstances
  /// @param names what each of its files is called, with that file as circumstance
  record Submitted(JournalRecord record, Submission submission, List<Submission> names) {
    Submitted {
      names = List.copyOf(names);
    }

    /// What a policy set says of the message and the names of its files together: what a rule finds
    /// in several of them counts once. Nothing can be removed from a name, so what asks for that
    /// blocks.
    Verdict judgedBy(PolicySet set) {
      var verdict = set.judge(submission);
      for (var name : names) {
        verdict = together(verdict, set.judge(name));
      }
      return verdict;
    }

    private static Verdict together(Verdict message, Verdict name) {
      var findings = new ArrayList<>(message.findings());
      var outcome = message.outcome();
      for (var found : name.findings()) {
        if (findings.stream().noneMatch(known -> isSameRule(known, found))) {
          var finding = inName(found);
          findings.add(finding);
          outcome = outcome.strictest(finding.outcome());
        }
      }
      return new Verdict(
          outcome,
          message.policySet(),
          findings,
          message.tips(),
          message.reasonRequired(),
          message.redactions(),
          message.undecided());
    }

    private static boolean isSameRule(Finding one, Finding other) {
      return one.policy().equals(other.policy()) && one.rule().equals(other.rule());
    }

    private static Finding inName(Finding found) {
      return new Finding(
          found.policy(),
          found.rule(),
          found.version(),
          found.outcome() == Outcome.REDACT ? Outcome.BLOCK : found.outcome(),
          found.severity(),
          found.queue(),
          found.spans(),
          found.disguised(),
          FILE_NAME);
    }
  }

  /// How many messages somebody tried to send since then.
  long count(Instant since) {
    return jdbc.sql("select count(*) from record where at >= ? and type ~ ?")
        .param(Timestamp.from(since))
        .param(ATTEMPTS)
        .query(Long.class)
        .single();
  }

  /// When the first of them was; empty if there is none.
  Optional<Instant> first(Instant since) {
    return jdbc.sql("select min(at) from record where at >= ? and type ~ ?")
        .param(Timestamp.from(since))
        .param(ATTEMPTS)
        .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
        .single();
  }

  /// Hands over each of them, in order within a conversation, until there are no more or the
  /// consumer has had enough.
  ///
  /// @param consumer answers whether it wants the next one
  void each(Instant since, Predicate<Submitted> consumer) {
    var reading = new Reading(people());
    for (int partition = 0; partition < RecordReader.PARTITIONS; partition++) {
      long position = 0;
      while (true) {
        List<JournalRecord> page = page(partition, position, since);
        for (JournalRecord record : page) {
          Optional<Submitted> submitted = reading.submitted(record);
          if (submitted.isPresent() && !consumer.test(submitted.get())) {
            return;
          }
        }
        if (page.size() < PAGE) {
          break;
        }
        position = page.getLast().position();
      }
    }
  }

  private List<JournalRecord> page(int partition, long after, Instant since) {
    return jdbc.sql(
            """
            select body from record
            where partition = ? and position > ? and at >= ? and type ~ ?
            order by position limit ?
            """)
        .param(partition)
        .param(after)
        .param(Timestamp.from(since))
        .param(ATTEMPTS)
        .param(PAGE)
        .query((row, _) -> reader.readStored(CanonicalBytes.of(row.getBytes("body"))))
        .list();
  }

  /// Everybody the record has named.
  private Map<String, Party> people() {
    var people = new HashMap<String, Party>();
    jdbc.sql("select id, username, unit from seen_person")
        .query(row -> {
          people.put(
              row.getObject("id", UUID.class).toString(),
              party(row.getString("username"), row.getString("unit")));
        });
    return people;
  }

  private static Party party(String username, @org.jspecify.annotations.Nullable String unit) {
    return new Party(username, Objects.requireNonNullElse(unit, ""), Set.of(), "", false);
  }

  /// One pass: remembers audiences and what each sender wrote just before.
  private final class Reading {
    private final Map<String, Party> people;
    private final Map<String, Audience> audiences = bounded();
    private final Map<String, Deque<Earlier>> recent = bounded();

    private Reading(Map<String, Party> people) {
      this.people = people;
    }

    private Optional<Submitted> submitted(JournalRecord record) {
      var text = record.content().text();
      var conversation = record.content().conversation();
      if (text == null || conversation == null) {
        return Optional.empty();
      }
      var files = record.content().files().stream().map(RecordedMessages::attachment).toList();
      var context =
          new Context(
              party(record.actor().username(), record.actor().unit()),
              audience(record),
              kind(conversation.kind()),
              record.at(),
              files,
              before(record, conversation.id() + "/" + record.actor().id(), text.value()),
              Traffic.none());
      return Optional.of(
          new Submitted(
              record,
              new Submission(Submission.Kind.MESSAGE, text.value(), context),
              files.stream().map(file -> name(file, context)).toList()));
    }

    private Submission name(Attachment file, Context context) {
      var alone =
          new Context(
              context.sender(),
              context.audience(),
              context.conversation(),
              context.at(),
              List.of(file),
              context.recent(),
              context.traffic());
      return new Submission(Submission.Kind.FILE_NAME, file.name(), alone);
    }

    private Audience audience(JournalRecord record) {
      JsonNode audience = reader.tree(record).path("audience");
      var conversation = Objects.requireNonNull(record.content().conversation());
      String key =
          conversation.id()
              + "/"
              + audience.path("membershipVersion").asString("")
              + "/"
              + record.actor().id();
      return audiences.computeIfAbsent(key, _ -> audience(audience, record.actor().id()));
    }

    private Audience audience(JsonNode audience, UUID sender) {
      var units = new HashSet<String>();
      var names = new HashSet<String>();
      int size = 0;
      for (JsonNode member : audience.path("members")) {
        String id = member.asString("");
        if (id.equals(sender.toString())) {
          continue;
        }
        size++;
        Party person = people.get(id);
        if (person != null) {
          names.add(person.person());
          if (!person.unit().isEmpty()) {
            units.add(person.unit());
          }
        }
      }
      return new Audience(units, names, Set.of(), false, size);
    }

    /// The sender's messages of the last minute, and remembers this one.
    private List<Earlier> before(JournalRecord record, String key, String text) {
      var earlier = recent.computeIfAbsent(key, _ -> new ArrayDeque<>());
      earlier.removeIf(message -> message.at().isBefore(record.at().minus(WINDOW)));
      var replaced = record.content().before();
      if (replaced != null) {
        // What was edited away does not count beside what came in its place.
        earlier.removeIf(message -> message.text().equals(replaced.value()));
      }
      var before = List.copyOf(earlier);
      earlier.addLast(new Earlier(text, record.at()));
      if (earlier.size() > MOST_RECENT) {
        earlier.removeFirst();
      }
      return before;
    }
  }

  // What its name claims to be, and what a scanner said of it, was not put on record.
  private static Attachment attachment(JournalRecord.File file) {
    return new Attachment(file.name(), file.mediaType(), file.mediaType(), file.bytes(), false);
  }

  private static ConversationKind kind(String wire) {
    for (ConversationKind kind : ConversationKind.values()) {
      if (kind.wireName().equals(wire)) {
        return kind;
      }
    }
    return ConversationKind.NONE;
  }

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>(64, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > CONVERSATIONS;
      }
    };
  }
}
