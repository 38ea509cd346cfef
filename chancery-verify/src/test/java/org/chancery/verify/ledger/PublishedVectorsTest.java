package org.chancery.verify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Our tree, proofs and notes against vectors that others published.
final class PublishedVectorsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Leaves and roots of Certificate Transparency's reference tree, as in testonly/constants.go of
  /// github.com/transparency-dev/merkle (Apache License 2.0).
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  @DisplayName("P4: the roots are those of Certificate Transparency's reference tree")
  void rootsAreThoseOfTheReferenceTree() {
    var frontier = new Frontier();
    assertThat(HexFormat.of().formatHex(frontier.root())).isEqualTo(ROOTS.getFirst());
    for (var i = 0; i < LEAVES.size(); i++) {
      frontier.append(TreeHash.leaf(HexFormat.of().parseHex(LEAVES.get(i))));
      assertThat(HexFormat.of().formatHex(frontier.root())).isEqualTo(ROOTS.get(i + 1));
    }
  }

  static Stream<JsonNode> inclusions() {
    return lines("inclusion");
  }

  @ParameterizedTest
  @MethodSource("inclusions")
  @DisplayName("P4: inclusion proofs are judged as their publishers judge them")
  void inclusionIsJudgedAsItsPublisherDoes(JsonNode vector) {
    var proof =
        new InclusionProof(number(vector, "leafIdx"), number(vector, "treeSize"), path(vector));

    assertThat(proof.verifies(bytes(vector, "leafHash"), bytes(vector, "root")))
        .as(vector.toString())
        .isNotEqualTo(vector.path("wantErr").booleanValue());
  }

  static Stream<JsonNode> consistencies() {
    return lines("consistency");
  }

  @ParameterizedTest
  @MethodSource("consistencies")
  @DisplayName("P4: consistency proofs are judged as their publishers judge them")
  void consistencyIsJudgedAsItsPublisherDoes(JsonNode vector) {
    var proof =
        new ConsistencyProof(number(vector, "size1"), number(vector, "size2"), path(vector));

    assertThat(proof.verifies(bytes(vector, "root1"), bytes(vector, "root2")))
        .as(vector.toString())
        .isNotEqualTo(vector.path("wantErr").booleanValue());
  }

  @Test
  @DisplayName(
      "P4: notes signed by others verify, as the C2SP standard and Go's library print them")
  void notesOfOthersVerify() {
    // C2SP signed-note, "Example".
    var foo = NoteKey.read("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    var example =
        SignedNote.read(
            """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """);
    // golang.org/x/mod, sumdb/note/note_test.go (BSD licence, The Go Authors).
    var peter = NoteKey.read("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    var problem =
        SignedNote.read(
            """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """);

    assertThat(example.signers(List.of(foo, peter))).containsExactly(foo);
    assertThat(problem.signers(List.of(foo, peter))).containsExactly(peter);
    assertThat(new SignedNote(problem.text() + "!\n", problem.signatures()).signers(List.of(peter)))
        .isEmpty();
  }

  @Test
  void checkpointOfTheStandardIsUnderstood() {
    // C2SP tlog-cosignature, first example.
    var note =
        SignedNote.read(
            """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
            """);

    var checkpoint = Checkpoint.read(note.text());
    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.size()).isEqualTo(20_852_163);
    assertThat(checkpoint.text()).isEqualTo(note.text());
    assertThat(note.signatures()).hasSize(2);
    assertThat(note.toString()).endsWith("IfZ+qnA==\n");
  }

  private static Stream<JsonNode> lines(String kind) {
    try (var in =
        Objects.requireNonNull(
            PublishedVectorsTest.class.getResourceAsStream("/ledger-vectors/" + kind + ".jsonl"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines().map(JSON::readTree).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<byte[]> path(JsonNode vector) {
    return vector
        .path("proof")
        .valueStream()
        .map(hash -> Base64.getDecoder().decode(hash.stringValue()))
        .toList();
  }

  /// Their numbers are unsigned; what does not fit becomes negative, which is refused too.
  private static long number(JsonNode vector, String member) {
    return vector.path(member).bigIntegerValue().longValue();
  }

  private static byte[] bytes(JsonNode vector, String member) {
    return Base64.getDecoder().decode(vector.path(member).stringValue(""));
  }
}
