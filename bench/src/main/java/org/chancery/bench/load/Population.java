package org.chancery.bench.load;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.chancery.bench.installation.Installation;
import org.chancery.bench.people.Person;
import org.chancery.bench.progress.Progress;
import org.chancery.bench.protocol.SocketClient;
import org.chancery.bench.protocol.Sockets;

/// The benchmark's people: known, logged in, members of their conversations, connected.
final class Population {

  private static final int REQUESTS_AT_ONCE = 8;

  private final Installation installation;
  private final List<Supplier<String>> tokens;
  private final String[] ids;

  private Population(Installation installation, List<Supplier<String>> tokens) {
    this.installation = installation;
    this.tokens = tokens;
    this.ids = new String[tokens.size()];
  }

  /// Makes sure that `count` people exist and can log in.
  static Population of(Installation installation, int count) {
    var people = IntStream.range(0, count).mapToObj(Person::numbered).toList();
    installation.keycloak().ensure(people, installation.password());
    var logins = installation.logins();
    var tokens =
        people.stream()
            .map(person -> logins.person(person.username(), installation.password()))
            .toList();
    var population = new Population(installation, tokens);
    var messaging = installation.messaging();
    Progress.forEach(
        "logged in",
        numbers(count),
        REQUESTS_AT_ONCE,
        number -> population.ids[number] = messaging.me(tokens.get(number)));
    return population;
  }

  /// Makes sure that the plan's conversations exist; gives their ids, rooms first.
  String[] converse(Plan plan) {
    var messaging = installation.messaging();
    var conversations = new String[plan.conversations()];
    var rooms = plan.rooms();
    Progress.forEach(
        "rooms",
        numbers(rooms.size()),
        REQUESTS_AT_ONCE,
        room -> {
          var members = rooms.get(room);
          // The size is part of the name, so that another scenario does not find members it never
          // had.
          var name = "Bench room %d of %d".formatted(room, members.length);
          conversations[room] = messaging.room(name, tokens.get(members[0]));
          for (var member : members) {
            messaging.join(conversations[room], tokens.get(member));
          }
        });
    var pairs = plan.pairs();
    Progress.forEach(
        "direct conversations",
        numbers(pairs.size()),
        REQUESTS_AT_ONCE,
        pair -> {
          var members = pairs.get(pair);
          conversations[rooms.size() + pair] =
              messaging.direct(ids[members[1]], tokens.get(members[0]));
        });
    return conversations;
  }

  /// Opens `count` sockets, going round the people.
  SocketClient[] connect(Sockets sockets, int from, int count) {
    var clients = new SocketClient[count];
    Progress.forEach(
        "sockets open",
        numbers(count),
        REQUESTS_AT_ONCE,
        number -> {
          try {
            clients[number] =
                sockets.open(from + number, tokens.get((from + number) % tokens.size()));
          } catch (IOException e) {
            throw new IllegalStateException(
                "socket %d of %d did not open: %s".formatted(number + 1, count, e.getMessage()), e);
          }
        });
    return clients;
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
