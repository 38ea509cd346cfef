package org.chancery.verify;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.chancery.verify.ledger.NoteKey;

/// The keys somebody trusts, by what they are for: their names tell.
public final class Keyring {

  private static final String VAULT = "chancery.vault";

  private final List<NoteKey> vault;
  private final List<NoteKey> ledger;
  private final List<NoteKey> witnesses;

  private Keyring(List<NoteKey> keys) {
    vault = keys.stream().filter(key -> key.name().equals(VAULT)).toList();
    var origins =
        keys.stream()
            .filter(key -> key.kind() == NoteKey.Kind.TEXT && !key.name().equals(VAULT))
            .map(NoteKey::name)
            .toList();
    ledger = keys.stream().filter(key -> origins.contains(key.name())).toList();
    witnesses = keys.stream().filter(key -> !vault.contains(key) && !ledger.contains(key)).toList();
  }

  /// The keys in some verifier-key lines; empty lines are passed over.
  ///
  /// @throws IllegalArgumentException when one is no key
  public static Keyring of(Collection<String> lines) {
    var keys = lines.stream().map(String::strip).filter(line -> !line.isEmpty()).map(NoteKey::read);
    return new Keyring(keys.distinct().toList());
  }

  /// A keyring of keys.
  public static Keyring of(NoteKey... keys) {
    return new Keyring(Stream.of(keys).distinct().toList());
  }

  /// The keys that sign the vault's notes; normally one.
  List<NoteKey> vault() {
    return vault;
  }

  /// The keys that sign the ledger's heads, those of the past too.
  List<NoteKey> ledger() {
    return ledger;
  }

  /// The keys of witnesses.
  List<NoteKey> witnesses() {
    return witnesses;
  }
}
