package org.chancery.verify.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignedNoteTest {

  private static final Instant AT = Instant.parse("2026-11-23T20:00:00Z");
  private static final String TEXT = new Checkpoint("log.example/a", 0, empty()).text();

  @Test
  @DisplayName("P4: a note with any one byte changed has no signer")
  void noteWithAnyByteChangedHasNoSigner() throws GeneralSecurityException {
    var signer = signer("log.example/a");
    var whole = new SignedNote(TEXT, signer.sign(TEXT, AT)).toString();
    var random = new Random(3);

    assertThat(SignedNote.read(whole).signers(signer.keys())).isEqualTo(signer.keys());
    for (var at = 0; at < whole.length(); at++) {
      var other = new StringBuilder(whole);
      other.setCharAt(at, (char) (other.charAt(at) ^ (1 << random.nextInt(7))));
      assertThat(signers(other.toString(), signer.keys())).as("byte " + at).hasSizeLessThan(2);
    }
  }

  @Test
  void timedSignatureNamesItsTime() throws GeneralSecurityException {
    var signer = signer("log.example/a");
    var note = new SignedNote(TEXT, signer.sign(TEXT, AT));
    var timed = signer.keys().getLast();

    assertThat(note.seconds(timed)).contains(AT.getEpochSecond());
    assertThat(timed.vkey()).isNotEqualTo(signer.keys().getFirst().vkey());
    assertThat(NoteKey.read(timed.vkey())).isEqualTo(timed);
  }

  @Test
  void oneFalseSignatureOfAKnownKeySpoilsTheNote() throws GeneralSecurityException {
    var honest = signer("log.example/a");
    var other = signer("log.example/b");
    var note = new SignedNote(TEXT, honest.sign(TEXT, AT)).with(other.sign("something else\n", AT));

    assertThat(note.signers(honest.keys())).hasSize(2);
    assertThat(note.signers(List.of(honest.keys().getFirst(), other.keys().getFirst()))).isEmpty();
  }

  @Test
  void keyFileOfOpensslIsReadAndAnythingElseIsRefusedByName(@TempDir Path folder)
      throws IOException {
    // The seed of RFC 8032, section 7.1, test 1, in PKCS#8.
    var file = folder.resolve("key.pem");
    var empty = Files.createFile(folder.resolve("empty.pem"));

    var pkcs8 =
        HexFormat.of()
            .parseHex(
                "302e020100300506032b657004220420"
                    + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    Files.writeString(
        file,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getEncoder().encodeToString(pkcs8)
            + "\n-----END PRIVATE KEY-----\n");

    assertThat(NoteSigner.read("a", file).keys().getFirst().publicKey())
        .hasToString("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    assertThatThrownBy(() -> NoteSigner.read("a", empty))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("empty.pem");
  }

  private static List<NoteKey> signers(String note, List<NoteKey> keys) {
    try {
      return SignedNote.read(note).signers(keys);
    } catch (IllegalArgumentException noNote) {
      return List.of();
    }
  }

  private static ByteString empty() {
    return ByteString.of(TreeHash.empty());
  }

  private static NoteSigner signer(String name) throws GeneralSecurityException {
    return NoteSigner.of(name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
  }
}
