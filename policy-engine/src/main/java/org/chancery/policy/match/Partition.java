package org.chancery.policy.match;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;

/// Things in classes that are split until no set that was given tells two of one class apart.
final class Partition {
  private final int[] classOf;
  private final int[] sizes;
  private int classes = 1;

  Partition(int things) {
    this.classOf = new int[things];
    this.sizes = new int[things + 1];
    sizes[0] = things;
  }

  /// Parts the members of a set from all others.
  void split(BitSet set) {
    var inside = new HashMap<Integer, Integer>();
    for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
      inside.merge(classOf[i], 1, Integer::sum);
    }
    inside.entrySet().removeIf(entry -> sizes[entry.getKey()] == entry.getValue());
    var fresh = new HashMap<Integer, Integer>();
    for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
      int before = classOf[i];
      if (inside.containsKey(before)) {
        int now = fresh.computeIfAbsent(before, _ -> classes++);
        classOf[i] = now;
        sizes[before]--;
        sizes[now]++;
      }
    }
  }

  /// Writes the class of each thing, and returns how many classes there are.
  int number(char[] into) {
    for (int i = 0; i < classOf.length; i++) {
      into[i] = (char) classOf[i];
    }
    return classes;
  }

  /// The classes of all things.
  int[] classes() {
    return Arrays.copyOf(classOf, classOf.length);
  }
}
