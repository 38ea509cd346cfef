package org.chancery.bench.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the sockets saw of each line: sent, answered, and received by whom. Safe for many threads.
final class Ledger {

  private static final int MAX_ODDITIES = 20;

  private final ChatFile file;
  private final List<String> people;
  private final List<String> rooms;
  private final int[] senderOf;
  private final int[] roomOf;
  private final BitSet[] members;
  private final BitSet sent = new BitSet();
  private final BitSet blocked = new BitSet();
  private final @Nullable String[] acceptedIds;
  private final Map<Integer, String> refusals = new TreeMap<>();
  private final BitSet[] received;
  private final BitSet[] alsoInHistory;
  private final int[][] newestSeen;
  private final List<String> oddities = new ArrayList<>();
  private long deliveries;
  private long duplicated;
  private long outOfOrder;
  private long refetched;

  Ledger(ChatFile file) {
    this.file = file;
    this.people = List.copyOf(file.senders());
    this.rooms = List.copyOf(file.rooms().keySet());
    var count = file.lines().size();
    acceptedIds = new @Nullable String[count];
    senderOf = new int[count];
    roomOf = new int[count];
    var personNumbers = numbers(people);
    var roomNumbers = numbers(rooms);
    members = new BitSet[rooms.size()];
    for (var room = 0; room < members.length; room++) {
      members[room] = new BitSet();
    }
    for (var line : file.lines()) {
      senderOf[line.number()] = personNumbers.getOrDefault(line.sender(), 0);
      roomOf[line.number()] = roomNumbers.getOrDefault(line.room(), 0);
      members[roomOf[line.number()]].set(senderOf[line.number()]);
    }
    received = new BitSet[people.size()];
    alsoInHistory = new BitSet[people.size()];
    newestSeen = new int[people.size()][rooms.size()];
    for (var person = 0; person < received.length; person++) {
      received[person] = new BitSet(count);
      alsoInHistory[person] = new BitSet();
      Arrays.fill(newestSeen[person], -1);
    }
  }

  private static Map<String, Integer> numbers(List<String> names) {
    var numbers = new HashMap<String, Integer>();
    for (var i = 0; i < names.size(); i++) {
      numbers.put(names.get(i), i);
    }
    return numbers;
  }

  ChatFile file() {
    return file;
  }

  List<String> people() {
    return people;
  }

  synchronized void sent(int line) {
    sent.set(line);
  }

  synchronized void accepted(int line, String id) {
    var earlier = acceptedIds[line];
    if (earlier != null && !earlier.equals(id)) {
      odd("line %d was accepted twice, as two messages".formatted(line + 1));
    }
    acceptedIds[line] = id;
  }

  synchronized void blocked(int line) {
    blocked.set(line);
  }

  synchronized void refused(int line, String code) {
    refusals.put(line, code);
  }

  /// A member's socket got the message of this line. The sender's own socket may get it too, after
  /// a reconnect; that is no delivery to somebody.
  synchronized void received(int person, int line) {
    if (line >= roomOf.length) {
      odd("%s got a message of this run that is not in the file".formatted(people.get(person)));
      return;
    }
    if (alsoInHistory[person].get(line)) {
      // The live stream overlaps with what was read after a resync, once.
      alsoInHistory[person].clear(line);
      return;
    }
    if (received[person].get(line)) {
      duplicated++;
      odd("%s got line %d twice".formatted(people.get(person), line + 1));
      return;
    }
    received[person].set(line);
    var newest = newestSeen[person][roomOf[line]];
    if (line < newest) {
      outOfOrder++;
      odd("%s got line %d after line %d".formatted(people.get(person), line + 1, newest + 1));
    } else {
      newestSeen[person][roomOf[line]] = line;
    }
    if (person != senderOf[line]) {
      deliveries++;
    }
  }

  /// A member read the line in the history, because the server told its socket to (`resync`). The
  /// history brings the person's own lines too, and its order says nothing about the socket's.
  synchronized void refetched(int person, int line) {
    if (person != senderOf[line] && !received[person].get(line)) {
      received[person].set(line);
      alsoInHistory[person].set(line);
      newestSeen[person][roomOf[line]] = Math.max(newestSeen[person][roomOf[line]], line);
      refetched++;
      deliveries++;
    }
  }

  private void odd(String what) {
    if (oddities.size() < MAX_ODDITIES) {
      oddities.add(what);
    }
  }

  /// How many deliveries the accepted lines call for: one to each member but the sender.
  synchronized long expectedDeliveries() {
    var expected = 0L;
    for (var line = 0; line < acceptedIds.length; line++) {
      if (acceptedIds[line] != null) {
        expected += members[roomOf[line]].cardinality() - 1;
      }
    }
    return expected;
  }

  /// What was received that should not, or not received that should, in words.
  synchronized List<String> deliveryFaults() {
    var faults = new ArrayList<>(oddities);
    for (var line = 0; line < acceptedIds.length; line++) {
      var isAccepted = acceptedIds[line] != null;
      for (var person = 0; person < received.length; person++) {
        var got = received[person].get(line);
        var isMember = members[roomOf[line]].get(person);
        if (got && !isMember) {
          faults.add(
              "%s got line %d without being a member".formatted(people.get(person), line + 1));
        } else if (got && blocked.get(line)) {
          faults.add(
              "%s got line %d although it was blocked".formatted(people.get(person), line + 1));
        } else if (!got && isAccepted && isMember && person != senderOf[line]) {
          faults.add("%s never got line %d".formatted(people.get(person), line + 1));
        }
      }
    }
    return faults;
  }

  synchronized int sentCount() {
    return sent.cardinality();
  }

  synchronized boolean isSent(int line) {
    return sent.get(line);
  }

  synchronized boolean isBlocked(int line) {
    return blocked.get(line);
  }

  synchronized @Nullable String acceptedId(int line) {
    return acceptedIds[line];
  }

  synchronized @Nullable String refusal(int line) {
    return refusals.get(line);
  }

  synchronized int acceptedCount() {
    var count = 0;
    for (var id : acceptedIds) {
      count += id == null ? 0 : 1;
    }
    return count;
  }

  synchronized int blockedCount() {
    return blocked.cardinality();
  }

  synchronized long deliveryCount() {
    return deliveries;
  }

  /// Counts that the table shows only when they are not zero.
  synchronized Map<String, Long> troubles() {
    var troubles = new LinkedHashMap<String, Long>();
    troubles.put("delivered twice", duplicated);
    troubles.put("delivered out of order", outOfOrder);
    troubles.put("refetched after resync", refetched);
    troubles.put("refused otherwise", (long) refusals.size());
    troubles.values().removeIf(count -> count == 0);
    return Collections.unmodifiableMap(troubles);
  }
}
