package org.chancery.bench.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.chancery.bench.installation.Installation;
import org.chancery.bench.people.Person;
import org.chancery.bench.progress.Progress;
import org.chancery.bench.protocol.SocketClient;
import org.chancery.bench.protocol.Sockets;
import org.chancery.bench.service.Messaging;
import org.chancery.bench.service.ServiceException;

/// One run of a replay: everybody logs in, joins and listens; the lines are posted; the books are
/// read.
///
/// Rooms go on beside each other. Within a room a line is posted when the one before it has its
/// answer, so the order of the conversation must be the order of the file.
final class Replay implements AutoCloseable {

  private static final int REQUESTS_AT_ONCE = 8;

  private final Installation installation;
  private final ChatFile file;
  private final Duration patience;
  private final Ledger ledger;
  private final String prefix =
      Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41), 36) + "-";
  private final Messaging messaging;
  private final ReplaySockets listener;
  private final Sockets sockets;
  private final Map<String, Supplier<String>> tokens = new ConcurrentHashMap<>();
  private final Map<String, String> conversations = new ConcurrentHashMap<>();
  private final SocketClient[] clients;
  private long[] headsBefore = {};

  Replay(Installation installation, ChatFile file, Duration patience) {
    this.installation = installation;
    this.file = file;
    this.patience = patience;
    this.ledger = new Ledger(file);
    this.messaging = installation.messaging();
    this.listener =
        new ReplaySockets(
            ledger, prefix, patience, person -> Thread.ofVirtual().start(() -> refetch(person)));
    this.sockets = new Sockets(installation.messagingUrl(), listener, patience);
    this.clients = new SocketClient[ledger.people().size()];
  }

  /// Everybody exists, is logged in, is a member of their rooms and has an open socket.
  void prepare() {
    var roomOf = new HashMap<String, String>();
    file.lines().forEach(line -> roomOf.putIfAbsent(line.sender(), line.room()));
    var people = ledger.people().stream().map(name -> person(name, roomOf)).toList();
    installation.keycloak().ensure(people, installation.password());
    Progress.forEach(
        "logged in",
        IntStream.range(0, people.size()).boxed().toList(),
        REQUESTS_AT_ONCE,
        number -> {
          var token =
              installation.logins().person(people.get(number).username(), installation.password());
          tokens.put(ledger.people().get(number), token);
          messaging.me(token);
        });
    file.members()
        .forEach((room, members) -> {
          var names = List.copyOf(members);
          conversations.put(room, messaging.room(room, token(names.getFirst())));
          Progress.forEach(
              "joined " + room,
              names,
              REQUESTS_AT_ONCE,
              name -> messaging.join(conversation(room), token(name)));
        });
    headsBefore = installation.journal().heads();
    Progress.forEach(
        "sockets open",
        IntStream.range(0, people.size()).boxed().toList(),
        REQUESTS_AT_ONCE,
        this::open);
  }

  private static Person person(String name, Map<String, String> roomOf) {
    return Person.named(name, roomOf.getOrDefault(name, ""));
  }

  private void open(int number) {
    var name = ledger.people().get(number);
    try {
      clients[number] = sockets.open(number, token(name));
    } catch (IOException e) {
      throw new IllegalStateException(
          "no socket to %s for %s: %s".formatted(installation.messagingUrl(), name, e.getMessage()),
          e);
    }
  }

  /// Posts every line, at most `perSecond` over all rooms.
  void send(double perSecond) {
    var numbers = new ConcurrentHashMap<String, Integer>();
    for (var i = 0; i < ledger.people().size(); i++) {
      numbers.put(ledger.people().get(i), i);
    }
    var failures = new ConcurrentLinkedQueue<RuntimeException>();
    var rooms = file.rooms();
    var finished = new CountDownLatch(rooms.size());
    var start = System.nanoTime();
    try (var progress = Progress.of("sent", file.lines().size())) {
      rooms.forEach((room, lines) ->
          Thread.ofVirtual()
              .start(() -> {
                try {
                  for (var line : lines) {
                    waitUntil(start + (long) (line.number() * 1e9 / perSecond));
                    var sender = clients[numbers.getOrDefault(line.sender(), 0)];
                    listener.post(sender, conversation(room), line);
                    progress.add(1);
                  }
                } catch (RuntimeException e) {
                  failures.add(e);
                } finally {
                  finished.countDown();
                }
              }));
      await(finished);
    }
    failures.forEach(failure -> System.err.println(failure.getMessage()));
    awaitDeliveries();
  }

  private static void await(CountDownLatch finished) {
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void waitUntil(long nanos) {
    var left = nanos - System.nanoTime();
    if (left > 0) {
      pause(Duration.ofNanos(left));
    }
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void awaitDeliveries() {
    var expected = ledger.expectedDeliveries();
    try (var progress = Progress.of("delivered", expected)) {
      awaitCount(progress, expected, ledger::deliveryCount);
    }
  }

  /// Waits until `count` reaches `expected`, or until it has stood still for as long as patience
  /// lasts.
  private void awaitCount(Progress progress, long expected, Supplier<Long> count) {
    var best = -1L;
    var deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      var now = count.get();
      progress.set(now);
      if (now >= expected) {
        return;
      }
      if (now > best) {
        best = now;
        deadline = System.nanoTime() + patience.toNanos();
      } else if (System.nanoTime() > deadline) {
        return;
      }
      pause(Duration.ofMillis(200));
    }
  }

  /// Reads the journal, waits for the archive, reads the histories, and compares.
  Reconciliation reconcile() {
    var books = new Books(file, prefix, installation.journal(), installation.archive());
    books.readJournal(headsBefore);
    try (var progress = Progress.of("searchable", books.recordCount())) {
      awaitCount(
          progress,
          books.recordCount(),
          () -> {
            try {
              return books.askArchive();
            } catch (ServiceException e) {
              // The archive may be starting again; patience says for how long that is all right.
              return 0L;
            }
          });
    }
    file.members()
        .forEach((room, members) ->
            books.readHistory(
                room,
                isOurs ->
                    messaging.history(
                        conversation(room), isOurs, token(members.iterator().next()))));
    return Reconciliation.of(ledger, books.evidence());
  }

  /// What else is worth knowing about the run.
  List<String> remarks() {
    var remarks = new ArrayList<String>();
    ledger.troubles().forEach((what, count) -> remarks.add("%s: %,d".formatted(what, count)));
    if (listener.lostConnections() > 0) {
      remarks.add("connections lost and resumed: %,d".formatted(listener.lostConnections()));
    }
    if (!listener.resyncs().isEmpty()) {
      remarks.add("resumes answered with resync: " + listener.resyncs());
    }
    if (listener.slowedDown() > 0) {
      remarks.add(
          "posts the server asked to send again later: %,d".formatted(listener.slowedDown()));
    }
    return remarks;
  }

  private void refetch(int person) {
    var name = ledger.people().get(person);
    file.members()
        .forEach((room, members) -> {
          if (members.contains(name)) {
            messaging
                .history(
                    conversation(room),
                    message -> message.clientId().startsWith(prefix),
                    token(name))
                .stream()
                .filter(message -> message.clientId().startsWith(prefix))
                .map(message -> message.clientId().substring(prefix.length()))
                .forEach(line -> ledger.refetched(person, Integer.parseInt(line)));
          }
        });
  }

  private Supplier<String> token(String name) {
    var token = tokens.get(name);
    if (token == null) {
      throw new IllegalStateException(name + " is not logged in");
    }
    return token;
  }

  private String conversation(String room) {
    var conversation = conversations.get(room);
    if (conversation == null) {
      throw new IllegalStateException(room + " has no conversation yet");
    }
    return conversation;
  }

  @Override
  public void close() {
    sockets.close();
  }
}
