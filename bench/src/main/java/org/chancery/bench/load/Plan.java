package org.chancery.bench.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/// Who posts what where, decided before the clock starts: the same scenario is the same plan.
///
/// Conversations are numbered, rooms first, then pairs; people and connections are numbered from 0.
final class Plan {

  private final List<int[]> rooms;
  private final List<int[]> pairs;
  private final int[][] listeners;
  private final int[] conversationOf;
  private final int[] senderOf;

  Plan(Scenario scenario) {
    rooms = rooms(scenario);
    pairs = pairs(scenario);
    listeners = new int[rooms.size() + pairs.size()][];
    for (var i = 0; i < listeners.length; i++) {
      var members = i < rooms.size() ? rooms.get(i) : pairs.get(i - rooms.size());
      listeners[i] = connections(members, scenario);
    }
    conversationOf = new int[scenario.posts()];
    senderOf = new int[scenario.posts()];
    var random = new Random(scenario.posts());
    for (var post = 0; post < conversationOf.length; post++) {
      var isDirect = random.nextDouble() < scenario.groups().directShare();
      var conversation =
          isDirect ? rooms.size() + random.nextInt(pairs.size()) : random.nextInt(rooms.size());
      conversationOf[post] = conversation;
      senderOf[post] = listeners[conversation][random.nextInt(listeners[conversation].length)];
    }
  }

  private static List<int[]> rooms(Scenario scenario) {
    var rooms = new ArrayList<int[]>();
    var size = scenario.groups().roomSize();
    for (var room = 0; room < scenario.groups().rooms(); room++) {
      var members = new int[size];
      for (var i = 0; i < size; i++) {
        members[i] = (room * size + i) % scenario.people();
      }
      rooms.add(members);
    }
    return rooms;
  }

  private static List<int[]> pairs(Scenario scenario) {
    var pairs = new ArrayList<int[]>();
    if (scenario.groups().directShare() > 0) {
      for (var person = 0; person + 1 < scenario.people(); person += 2) {
        pairs.add(new int[] {person, person + 1});
      }
    }
    return pairs;
  }

  private static int[] connections(int[] members, Scenario scenario) {
    var connections = new TreeSet<Integer>();
    for (var member : members) {
      for (var c = member; c < scenario.connections(); c += scenario.people()) {
        connections.add(c);
      }
    }
    return connections.stream().mapToInt(Integer::intValue).toArray();
  }

  /// The people of each room.
  List<int[]> rooms() {
    return rooms;
  }

  /// The two people of each direct conversation.
  List<int[]> pairs() {
    return pairs;
  }

  int conversations() {
    return listeners.length;
  }

  int posts() {
    return conversationOf.length;
  }

  int conversationOf(int post) {
    return conversationOf[post];
  }

  /// The connection that sends this post.
  int senderOf(int post) {
    return senderOf[post];
  }

  /// How many connections the members of a conversation have.
  int listeners(int conversation) {
    return listeners[conversation].length;
  }

  /// How many connections must get this post once it is accepted: all but the one that sent it.
  int expectedDeliveries(int post) {
    return listeners[conversationOf[post]].length - 1;
  }

  /// The connection's place among the listeners of a conversation, negative if it is none of them.
  int place(int conversation, int connection) {
    return Arrays.binarySearch(listeners[conversation], connection);
  }
}
