package org.chancery.verify.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Trees of many sizes, compared with the definition in RFC 9162 written down as it stands there.
final class TileTreeTest {

  /// Leaves, and the full tiles that came of them.
  private static final class Grown implements TileSource {
    private final List<byte[]> leaves = new ArrayList<>();
    private final Map<List<Long>, Frontier.Full> full = new HashMap<>();
    private final Frontier frontier = new Frontier();

    void grow(int size) {
      while (leaves.size() < size) {
        var leaf = TreeHash.leaf(ByteBuffer.allocate(4).putInt(leaves.size()).array());
        leaves.add(leaf);
        for (var tile : frontier.append(leaf)) {
          full.put(List.of((long) tile.tile().level(), tile.tile().index()), tile);
        }
      }
    }

    @Override
    public Tile tile(int level, long index, int width) {
      var whole = full.get(List.of((long) level, index));
      if (whole != null) {
        return new Tile(level, index, ByteString.of(whole.tile().hashes().slice(0, width * 32)));
      }
      var bytes = ByteBuffer.allocate(width * 32);
      for (var i = index * 256; i < index * 256 + width; i++) {
        bytes.put(level == 0 ? leaves.get((int) i) : root(level - 1, i));
      }
      return new Tile(level, index, ByteString.of(bytes.array()));
    }

    private byte[] root(int level, long index) {
      var whole = full.get(List.of((long) level, index));
      if (whole == null) {
        throw new IllegalStateException("no full tile " + level + "/" + index);
      }
      return whole.root().toArray();
    }
  }

  @Test
  @DisplayName("P4: roots and proofs of every small tree are what RFC 9162 defines")
  void everySmallTreeIsAsDefined() {
    var tree = new Grown();
    for (var size = 1; size <= 70; size++) {
      tree.grow(size);
      checkProofs(tree, size, size);
    }
  }

  @Test
  @DisplayName("P4: so are those of trees around the edges of tiles, and of any size")
  void treesAroundTheEdgesOfTilesAreAsDefined() {
    var random = new Random(7);
    var tree = new Grown();
    var sizes =
        new ArrayList<>(List.of(255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 70_000));
    for (var i = 0; i < 10; i++) {
      sizes.add(random.nextInt(600, 65_000));
    }
    sizes.sort(null);
    for (var size : sizes) {
      tree.grow(size);
      checkProofs(tree, size, 6);
      assertThat(Frontier.of(tree, size).root()).isEqualTo(tree.frontier.root());
    }
    // The example in C2SP tlog-tiles.
    assertThat(Tile.width(0, 273, 70_000)).isEqualTo(112);
    assertThat(Tile.width(1, 0, 70_000)).isEqualTo(256);
    assertThat(Tile.width(1, 1, 70_000)).isEqualTo(17);
    assertThat(Tile.width(2, 0, 70_000)).isEqualTo(1);
    assertThat(Tile.width(3, 0, 70_000)).isZero();
  }

  @Test
  @DisplayName("P4: a proof with any one bit changed proves nothing")
  void proofWithAnyBitChangedProvesNothing() {
    var random = new Random(11);
    var tree = new Grown();
    tree.grow(1_000);
    var root = tree.frontier.root();
    var reader = new TileTree(tree);
    for (var i = 0; i < 300; i++) {
      var index = random.nextInt(1_000);
      var leaf = tree.leaves.get(index);
      var proof = reader.inclusion(index, 1_000);
      var at = random.nextInt(proof.path().size());
      var path = new ArrayList<>(proof.path());
      path.set(at, flipped(path.get(at), random));

      assertThat(proof.verifies(leaf, root)).isTrue();
      assertThat(new InclusionProof(index, 1_000, path).verifies(leaf, root)).isFalse();
      assertThat(proof.verifies(flipped(leaf, random), root)).isFalse();
      assertThat(proof.verifies(leaf, flipped(root, random))).isFalse();
      assertThat(
              new InclusionProof(index, 1_000, proof.path().subList(1, proof.path().size()))
                  .verifies(leaf, root))
          .isFalse();
    }
  }

  @Test
  void whatIsNotInATreeHasNoProof() {
    var tree = new TileTree(new Grown());

    assertThatThrownBy(() -> tree.inclusion(3, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.consistency(4, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void checkProofs(Grown tree, int size, int some) {
    var random = new Random(size);
    var reader = new TileTree(tree);
    var root = definition(tree.leaves, 0, size);
    assertThat(tree.frontier.root()).isEqualTo(root);
    assertThat(reader.root(size)).isEqualTo(root);
    for (var i = 0; i < some; i++) {
      var index = some == size ? i : random.nextInt(size);
      assertThat(reader.inclusion(index, size).verifies(tree.leaves.get(index), root)).isTrue();
      var from = some == size ? i + 1 : random.nextInt(1, size + 1);
      assertThat(reader.consistency(from, size).verifies(definition(tree.leaves, 0, from), root))
          .as(from + " in " + size)
          .isTrue();
    }
  }

  /// MTH of RFC 9162, section 2.1.1.
  private static byte[] definition(List<byte[]> leaves, int from, int to) {
    if (to - from == 1) {
      return leaves.get(from);
    }
    var k = Integer.highestOneBit(to - from - 1);
    return TreeHash.node(definition(leaves, from, from + k), definition(leaves, from + k, to));
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    var other = Arrays.copyOf(bytes, bytes.length);
    other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
    return other;
  }
}
