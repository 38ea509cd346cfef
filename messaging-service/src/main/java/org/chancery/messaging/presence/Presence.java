package org.chancery.messaging.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.chancery.messaging.delivery.LiveSockets;
import org.chancery.messaging.delivery.SocketClosed;
import org.chancery.messaging.delivery.SocketOpened;
import org.chancery.messaging.delivery.SocketSignal;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.node.NodeRegister;
import org.chancery.messaging.node.Signal;
import org.chancery.messaging.node.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// How people are. Arrivals, departures and choices of this node are gathered for a moment and then
/// stored and told together, so that a thousand people reconnecting at once cost a few statements.
@Component
public class Presence {

  private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

  /// The payload of one signal must stay below PostgreSQL's 8,000 bytes.
  private static final int PEOPLE_A_SIGNAL = 100;

  private final PresenceStore store;
  private final LiveSockets sockets;
  private final NodeRegister nodes;
  private final Signals signals;

  /// People of whom something changed since the last round: of those with a socket here, and of
  /// those who said something by a request.
  private final Set<PersonId> changed = ConcurrentHashMap.newKeySet();

  private final Map<PersonId, Status> chosen = new ConcurrentHashMap<>();

  Presence(PresenceStore store, LiveSockets sockets, NodeRegister nodes, Signals signals) {
    this.store = store;
    this.sockets = sockets;
    this.nodes = nodes;
    this.signals = signals;
  }

  /// How others see these people; each of them is in the answer.
  public Map<PersonId, Status> of(Collection<PersonId> people) {
    return store.shown(people);
  }

  /// Something of a person is to be told anew within a moment.
  void changed(PersonId person) {
    changed.add(person);
  }

  @EventListener
  void on(SocketOpened opened) {
    changed.add(opened.person());
  }

  @EventListener
  void on(SocketClosed closed) {
    changed.add(closed.person());
  }

  @EventListener
  void on(SocketSignal.Presence wish) {
    Status.chosen(wish.status())
        .ifPresent(status -> {
          chosen.put(wish.person(), status);
          changed.add(wish.person());
        });
  }

  /// Stores and tells what changed since the last round. What cannot be stored is tried again.
  @Scheduled(fixedDelay = 250)
  void tell() {
    nodes.holds(sockets.count());
    if (changed.isEmpty()) {
      return;
    }
    List<PersonId> round = new ArrayList<>(changed);
    changed.removeAll(new HashSet<>(round));
    try {
      tell(round);
    } catch (RuntimeException e) {
      changed.addAll(round);
      LOG.warn("Could not store the presence of {} people: {}", round.size(), e.toString());
    }
  }

  private void tell(List<PersonId> round) {
    Set<PersonId> here = sockets.people();
    Map<Boolean, List<PersonId>> split =
        round.stream().collect(Collectors.partitioningBy(here::contains));
    store.arrived(split.getOrDefault(true, List.of()));
    store.gone(split.getOrDefault(false, List.of()));
    for (PersonId person : round) {
      Status choice = chosen.remove(person);
      if (choice != null) {
        store.choose(person, choice);
      }
    }
    List<String> notes =
        store.shown(round).entrySet().stream()
            .map(shown -> shown.getKey() + "=" + shown.getValue().wire())
            .toList();
    for (int from = 0; from < notes.size(); from += PEOPLE_A_SIGNAL) {
      int to = Math.min(notes.size(), from + PEOPLE_A_SIGNAL);
      signals.send(Signal.Topic.PRESENCE, String.join(",", notes.subList(from, to)));
    }
  }

  /// Writes everybody here again, in case the row of this node was away when they arrived.
  @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
  void confirm() {
    store.arrived(sockets.people());
  }
}
