package org.chancery.messaging.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.chancery.messaging.directory.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The sockets that are live on this node.
@Component
public class LiveSockets {

  private static final LiveSocket[] NONE = {};

  private final Map<UUID, LiveSocket[]> byPerson = new ConcurrentHashMap<>();

  LiveSockets() {}

  /// Tells people something in passing, on all their sockets on this node but one.
  ///
  /// @param exceptSession the socket it came from, if any
  public void tell(Collection<PersonId> people, Notice notice, @Nullable String exceptSession) {
    String frame = Frames.notice(notice);
    for (PersonId person : people) {
      for (LiveSocket socket : of(person.value())) {
        if (!socket.id().equals(exceptSession)) {
          socket.send(frame);
        }
      }
    }
  }

  /// Closes all sockets of a person on this node.
  public void close(PersonId person, CloseReason reason) {
    for (LiveSocket socket : of(person.value())) {
      socket.close(reason);
    }
  }

  /// How many there are.
  public int count() {
    return byPerson.values().stream().mapToInt(sockets -> sockets.length).sum();
  }

  /// Who has at least one.
  public Set<PersonId> people() {
    return byPerson.keySet().stream().map(PersonId::new).collect(Collectors.toUnmodifiableSet());
  }

  LiveSocket[] of(UUID person) {
    return byPerson.getOrDefault(person, NONE);
  }

  List<LiveSocket> matching(Predicate<LiveSocket> wanted) {
    List<LiveSocket> found = new ArrayList<>();
    for (LiveSocket[] sockets : byPerson.values()) {
      for (LiveSocket socket : sockets) {
        if (wanted.test(socket)) {
          found.add(socket);
        }
      }
    }
    return found;
  }

  void add(LiveSocket socket) {
    byPerson.merge(
        socket.actor().id().value(),
        new LiveSocket[] {socket},
        (old, one) -> {
          LiveSocket[] more = Arrays.copyOf(old, old.length + 1);
          more[old.length] = one[0];
          return more;
        });
  }

  void remove(LiveSocket socket) {
    byPerson.computeIfPresent(
        socket.actor().id().value(),
        (_, old) -> {
          LiveSocket[] fewer =
              Arrays.stream(old)
                  .filter(other -> !other.id().equals(socket.id()))
                  .toArray(LiveSocket[]::new);
          return fewer.length == 0 ? null : fewer;
        });
  }
}
