package org.chancery.bench.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A journal of chat, made up from a seed and the lines of real chat: people in rooms and pairs,
/// some edits, recalls, blocked and alerted messages, over two years.
///
/// Records are made when they are asked for, chained as messaging chains them, and forgotten once
/// they are acknowledged. The same seed and texts make the same journal.
final class ChatJournal {

  static final int PARTITIONS = 16;

  private static final int PEOPLE = 500;
  private static final int CONVERSATIONS = 1_200;
  private static final Duration SPAN = Duration.ofDays(730);
  private static final Instant BEGIN = Instant.parse("2024-12-01T06:00:00Z");
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final String SET = "sha256:" + "ab".repeat(32);

  private final List<String> texts;
  private final long records;
  private final Random random;
  private final List<Person> people = new ArrayList<>();
  private final List<Conversation> conversations = new ArrayList<>();
  private final List<Chain> chains = new ArrayList<>();
  private long made;

  private record Person(UUID id, String username, String name, String unit) {
    String json() {
      return "{\"id\":\"%s\",\"name\":\"%s\",\"unit\":\"%s\",\"username\":\"%s\"}"
          .formatted(id, name, unit, username);
    }
  }

  private static final class Conversation {
    private final UUID id;
    private final String json;
    private final List<Person> members;
    private final String audience;
    private String lastId = "";
    private String lastAt = "";
    private String lastText = "";
    private long lastPosition;
    private Person lastSender;

    Conversation(UUID id, String json, List<Person> members) {
      this.id = id;
      this.json = json;
      this.members = List.copyOf(members);
      this.lastSender = members.getFirst();
      this.audience =
          members.stream()
              .map(person -> '"' + person.id().toString() + '"')
              .sorted()
              .collect(Collectors.joining(",", "{\"members\":[", "],\"membershipVersion\":1}"));
    }

    int partition() {
      return (int) Math.floorMod(id.getLeastSignificantBits(), (long) PARTITIONS);
    }
  }

  private static final class Chain {
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private long acknowledged;
    private long head;
    private String hash = "sha256:" + "0".repeat(64);
  }

  ChatJournal(long seed, long records, List<String> texts) {
    this.random = new Random(seed);
    this.records = records;
    this.texts = List.copyOf(texts);
    IntStream.range(0, PARTITIONS).forEach(_ -> chains.add(new Chain()));
    for (var i = 0; i < PEOPLE; i++) {
      people.add(
          new Person(
              uuid(),
              "p" + i + "." + SURNAMES[i % SURNAMES.length].toLowerCase(java.util.Locale.ROOT),
              NAMES[random.nextInt(NAMES.length)] + " " + SURNAMES[i % SURNAMES.length],
              UNITS[i % UNITS.length]));
    }
    for (var i = 0; i < CONVERSATIONS; i++) {
      conversations.add(i % 3 == 0 ? room(i) : pair());
    }
  }

  private static final String[] NAMES = {
    "Rana", "Jonas", "Lina", "Omar", "Elena", "Karim", "Sofia", "Paul", "Nadia", "Tariq", "Ines"
  };
  private static final String[] SURNAMES = {
    "Haddad", "Weber", "Moreau", "Aziz", "Silva", "Novak", "Brandt", "Keane", "Rossi", "Saleh",
    "Laurent", "Khalil", "Meyer"
  };
  private static final String[] UNITS = {"wealth", "trading", "research", "legal", "operations"};

  /// How many records have been made.
  synchronized long made() {
    return made;
  }

  /// The last position made in each partition.
  synchronized List<Long> heads() {
    return chains.stream().map(chain -> chain.head).toList();
  }

  /// The next records behind these positions, at most so many; fewer only at the journal's end.
  synchronized List<byte[]> after(List<Long> positions, int limit) {
    List<byte[]> lines = new ArrayList<>();
    while (made < records && waiting(positions) < limit) {
      make();
    }
    for (var partition = 0; partition < PARTITIONS; partition++) {
      var chain = chains.get(partition);
      chain.waiting.stream()
          .skip(positions.get(partition) - chain.acknowledged)
          .limit(limit - (long) lines.size())
          .forEach(lines::add);
    }
    return lines;
  }

  /// Forgets what is stored.
  synchronized void acknowledge(List<Long> positions) {
    for (var partition = 0; partition < PARTITIONS; partition++) {
      var chain = chains.get(partition);
      while (chain.acknowledged < positions.get(partition)) {
        chain.waiting.remove();
        chain.acknowledged++;
      }
    }
  }

  private long waiting(List<Long> positions) {
    return IntStream.range(0, PARTITIONS)
        .mapToLong(partition -> chains.get(partition).head - positions.get(partition))
        .sum();
  }

  private void make() {
    var conversation = conversations.get(random.nextInt(conversations.size()));
    var chance = random.nextInt(1_000);
    var at = AT.format(BEGIN.plusNanos((long) (SPAN.toNanos() / (double) records * made)));
    if (chance < 15 && !conversation.lastId.isEmpty()) {
      edit(conversation, at);
    } else if (chance < 20 && !conversation.lastId.isEmpty()) {
      recall(conversation, at);
    } else {
      post(conversation, at, chance);
    }
    made++;
  }

  private void post(Conversation conversation, String at, int chance) {
    var sender = conversation.members.get(random.nextInt(conversation.members.size()));
    var text = text();
    var blocked = chance >= 990;
    var alerted = chance >= 970 && !blocked;
    var outcome = blocked ? "blocked" : alerted ? "alerted" : "allowed";
    var id = uuid().toString();
    var position =
        append(
            conversation,
            sender,
            at,
            id,
            blocked ? "message.blocked" : "message.posted",
            "\"content\":{\"clientId\":\"c%d\",\"text\":%s},".formatted(made, Json.text(text)),
            "",
            verdict(outcome));
    if (!blocked) {
      conversation.lastId = id;
      conversation.lastAt = at;
      conversation.lastText = text;
      conversation.lastSender = sender;
      conversation.lastPosition = position;
    }
  }

  private void edit(Conversation conversation, String at) {
    var text = text();
    append(
        conversation,
        conversation.lastSender,
        at,
        uuid().toString(),
        "message.edited",
        "\"content\":{\"before\":%s,\"clientId\":\"c%d\",\"text\":%s},"
            .formatted(Json.text(conversation.lastText), made, Json.text(text)),
        of(conversation),
        verdict("allowed"));
    conversation.lastText = text;
  }

  private void recall(Conversation conversation, String at) {
    append(
        conversation,
        conversation.lastSender,
        at,
        uuid().toString(),
        "message.recalled",
        "",
        of(conversation),
        "");
    conversation.lastId = "";
  }

  private static String of(Conversation conversation) {
    return "\"of\":{\"at\":\"%s\",\"clientId\":\"c0\",\"id\":\"%s\",\"position\":%d},"
        .formatted(conversation.lastAt, conversation.lastId, conversation.lastPosition);
  }

  private static String verdict(String outcome) {
    var findings =
        outcome.equals("allowed")
            ? ""
            : "{\"outcome\":\"%s\",\"policy\":\"insider-information\",\"rule\":\"tips\",\"spans\":[],\"version\":1}"
                .formatted(outcome.equals("blocked") ? "block" : "alert");
    return ",\"verdict\":{\"findings\":[%s],\"micros\":9,\"outcome\":\"%s\",\"policySet\":\"%s\"}"
        .formatted(findings, outcome, SET);
  }

  /// Writes one record: its members in RFC 8785's order, given that all of their names are ASCII.
  private long append(
      Conversation conversation,
      Person actor,
      String at,
      String id,
      String type,
      String content,
      String of,
      String verdict) {
    var chain = chains.get(conversation.partition());
    chain.head++;
    var sender = of.isEmpty() ? "" : ",\"sender\":" + actor.json();
    var revision = type.equals("message.edited") ? ",\"revision\":1" : "";
    var json =
        "{\"actor\":"
            + actor.json()
            + ",\"at\":\""
            + at
            + "\",\"audience\":"
            + conversation.audience
            + ","
            + content
            + "\"conversation\":"
            + conversation.json
            + ",\"id\":\""
            + id
            + "\","
            + of
            + "\"partition\":"
            + conversation.partition()
            + ",\"position\":"
            + chain.head
            + ",\"prev\":\""
            + chain.hash
            + "\""
            + revision
            + sender
            + ",\"type\":\""
            + type
            + "\",\"v\":1"
            + verdict
            + "}";
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    chain.waiting.add(bytes);
    chain.hash = "sha256:" + HexFormat.of().formatHex(sha256(bytes));
    return chain.head;
  }

  private Conversation room(int number) {
    var id = uuid();
    var members = IntStream.range(0, 3 + random.nextInt(12)).mapToObj(_ -> anybody()).distinct();
    return new Conversation(
        id,
        "{\"id\":\"%s\",\"kind\":\"room\",\"name\":\"Desk %d\"}".formatted(id, number),
        members.toList());
  }

  private Conversation pair() {
    var id = uuid();
    return new Conversation(
        id,
        "{\"id\":\"%s\",\"kind\":\"direct\"}".formatted(id),
        IntStream.range(0, 2).mapToObj(_ -> anybody()).distinct().toList());
  }

  private Person anybody() {
    return people.get(random.nextInt(people.size()));
  }

  /// A line as it was said, or the beginning of one and the end of another.
  private String text() {
    var one = texts.get(random.nextInt(texts.size()));
    if (random.nextBoolean()) {
      return one;
    }
    var words = one.split(" ", -1);
    var others = texts.get(random.nextInt(texts.size())).split(" ", -1);
    return String.join(" ", List.of(words).subList(0, (words.length + 1) / 2))
        + " "
        + String.join(" ", List.of(others).subList(others.length / 2, others.length));
  }

  private UUID uuid() {
    return new UUID(
        (random.nextLong() & ~0xF000L) | 0x7000L,
        (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
