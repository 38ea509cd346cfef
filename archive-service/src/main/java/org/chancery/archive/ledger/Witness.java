package org.chancery.archive.ledger;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.chancery.archive.ledger.AttestationClient.Answer;
import org.chancery.archive.ledger.LedgerTables.StoredCheckpoint;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.SignedNote;
import org.chancery.verify.ledger.TileSource;
import org.chancery.verify.ledger.TileTree;

/// A witness of C2SP tlog-witness: it cosigns a head only after it has seen the proof that the tree
/// continues the one it cosigned before. An archive that shows two trees finds no cosignature for
/// the second.
final class Witness implements Attester {

  private static final int MOST_TRIES = 3;

  private final URI url;
  private final NoteKey key;
  private final Duration every;
  private final TileTree tree;
  private final AttestationClient client;
  private long cosigned;

  /// @param url submission prefix, without a slash at its end
  /// @param key of its cosignatures
  Witness(URI url, NoteKey key, Duration every, TileSource tiles, AttestationClient client) {
    if (key.kind() != NoteKey.Kind.TIMED) {
      throw new IllegalArgumentException(
          "The key of the witness " + key.name() + " is not one for cosignatures (type 4).");
    }
    this.url = URI.create(url + "/add-checkpoint");
    this.key = key;
    this.every = every;
    this.tree = new TileTree(tiles);
    this.client = client;
  }

  @Override
  public String name() {
    return key.name();
  }

  @Override
  public Duration every() {
    return every;
  }

  @Override
  public long last(AttestationTables tables) {
    return tables.lastCosigned(key);
  }

  @Override
  public void attest(StoredCheckpoint head, AttestationTables tables) {
    // What it has cosigned is its to know: it tells when it is asked with another size.
    for (var tries = 0; tries < MOST_TRIES; tries++) {
      if (cosigned > head.size()) {
        throw new RefusedException(
            "it has cosigned %d leaves and there are %d: this ledger was put back, or another is signed in its name"
                .formatted(cosigned, head.size()));
      }
      var answer = client.post(url, "text/plain; charset=utf-8", question(head));
      switch (answer.status()) {
        case 200 -> {
          tables.cosigned(head.id(), cosignature(head, answer), key);
          cosigned = head.size();
          return;
        }
        case 409 -> cosigned = size(answer);
        case 404 -> throw new RefusedException("it does not know this ledger (404)");
        case 403 -> throw new RefusedException("it does not know the key of this ledger (403)");
        case 422 ->
            throw new RefusedException(
                "it does not find that this tree continues the one it has cosigned (422)");
        default -> throw new RefusedException("it answered with status " + answer.status());
      }
    }
    throw new RefusedException("it names another size each time it is asked");
  }

  private byte[] question(StoredCheckpoint head) {
    var text = new StringBuilder("old " + cosigned + "\n");
    if (cosigned > 0) {
      for (var hash : tree.consistency(cosigned, head.size()).path()) {
        text.append(Base64.getEncoder().encodeToString(hash)).append('\n');
      }
    }
    return text.append('\n').append(head.note()).toString().getBytes(StandardCharsets.UTF_8);
  }

  private SignedNote.Signature cosignature(StoredCheckpoint head, Answer answer) {
    var text = SignedNote.read(head.note()).text();
    try {
      return new String(answer.body().toArray(), StandardCharsets.UTF_8)
          .lines()
          .map(SignedNote.Signature::read)
          .filter(signature -> signature.isOf(key))
          .filter(one -> !new SignedNote(text, List.of(one)).signers(List.of(key)).isEmpty())
          .findFirst()
          .orElseThrow(() -> new RefusedException("no cosignature of its key verifies"));
    } catch (IllegalArgumentException noLine) {
      throw new RefusedException("it answered with something else than cosignatures");
    }
  }

  private static long size(Answer answer) {
    var text = new String(answer.body().toArray(), StandardCharsets.US_ASCII).strip();
    if (!text.matches("0|[1-9][0-9]{0,17}")) {
      throw new RefusedException("it named no size (409)");
    }
    return Long.parseLong(text);
  }
}
