package org.chancery.policy.match.hyperscan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.policy.match.PreFilter;

/// The patterns of one bank that are in databases. Immutable.
final class NativeFilter implements PreFilter {
  private final Lanes lanes;

  // What keeps them there for the banks to come.
  @SuppressWarnings("unused")
  private final List<Shard> shards;

  private final List<Part> parts;
  private final BitSet known = new BitSet();

  /// A database and what its patterns are in the bank.
  private static final class Part {
    private final Database database;
    // By number; negative for what the bank does not have.
    private final int[] places;
    private final BitSet known;

    Part(Database database, int[] places, BitSet known) {
      this.database = database;
      this.places = places;
      this.known = known;
    }
  }

  /// @param bank the expressions of the bank by their places
  NativeFilter(Lanes lanes, List<String> bank, List<Shard> shards) {
    this.lanes = lanes;
    this.shards = List.copyOf(shards);
    Map<String, Integer> placeOf = HashMap.newHashMap(bank.size());
    for (int place = 0; place < bank.size(); place++) {
      // Of patterns with the same bytes only the first is known; they are rare.
      placeOf.putIfAbsent(bank.get(place), place);
    }
    var found = new ArrayList<Part>();
    for (Shard shard : shards) {
      Database database = shard.database();
      if (database != null) {
        Part part = part(database, shard.expressions(), placeOf);
        found.add(part);
        known.or(part.known);
      }
    }
    this.parts = List.copyOf(found);
  }

  private Part part(Database database, List<String> expressions, Map<String, Integer> placeOf) {
    var places = new int[expressions.size()];
    var covered = new BitSet();
    for (int number = 0; number < places.length; number++) {
      int place = placeOf.getOrDefault(expressions.get(number), -1);
      // What an earlier shard has need not be told twice.
      places[number] = place >= 0 && !known.get(place) ? place : -1;
      if (places[number] >= 0) {
        covered.set(place);
      }
    }
    return new Part(database, places, covered);
  }

  @Override
  public BitSet known() {
    return (BitSet) known.clone();
  }

  @Override
  public void addCandidates(String text, BitSet candidates) {
    Lane lane = lanes.take();
    var bytes = lane.bytesOf(text);
    for (Part part : parts) {
      if (!lane.scan(part.database, bytes, part.places, candidates)) {
        candidates.or(part.known);
      }
    }
    lanes.giveBack(lane);
  }
}
