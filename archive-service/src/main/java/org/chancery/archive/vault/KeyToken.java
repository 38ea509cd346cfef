package org.chancery.archive.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

/// Master keys in a token of PKCS#11: a hardware module, or a program that speaks as one. They
/// never leave it: what is wrapped goes in and comes out. Keys are named as in [KeyDirectory],
/// without `.key`; the last by number is the current one.
final class KeyToken implements MasterKeys {

  private static final Pattern NAME = Pattern.compile("master-\\d{4}");
  private static final String FIRST = "master-0001";
  private static final int BITS = 256;

  private final Provider provider;
  private final Path pinFile;
  private final MasterKeys former;
  private final KeyWrapping wrapping;

  private KeyToken(Provider provider, Path pinFile, MasterKeys former) {
    this.provider = provider;
    this.pinFile = pinFile;
    this.former = former;
    this.wrapping = new KeyWrapping(provider);
  }

  /// Opens a token; its first master key is made when it has none.
  ///
  /// @param library of the token's maker
  /// @param slot place of the token among those the library shows, from 0
  /// @param pinFile with the token's PIN on its first line, readable by the service alone
  /// @param former what opens keys that were wrapped before there was a token
  /// @throws IllegalStateException when the token cannot be used, with the cure
  static KeyToken in(Path library, int slot, Path pinFile, MasterKeys former) {
    try {
      var token = new KeyToken(provider(library, slot), pinFile, former);
      if (token.names().isEmpty()) {
        var generator = KeyGenerator.getInstance("AES", token.provider);
        generator.init(BITS);
        var key = new KeyStore.SecretKeyEntry(generator.generateKey());
        token.open().setEntry(FIRST, key, null);
      }
      return token;
    } catch (GeneralSecurityException | RuntimeException unusable) {
      throw new IllegalStateException(
          "The token in slot %d of %s cannot be used. Look at chancery.vault.pkcs11.library, slot and pin-file."
              .formatted(slot, library),
          unusable);
    }
  }

  private static Provider provider(Path library, int slot) {
    // A key that could be taken out would be no better than one in a file.
    return Security.getProvider("SunPKCS11")
        .configure(
            """
            --name=ChanceryVault%d
            library=%s
            slotListIndex=%d
            attributes(generate,CKO_SECRET_KEY,CKK_AES) = {
              CKA_SENSITIVE = true
              CKA_EXTRACTABLE = false
              CKA_ENCRYPT = true
              CKA_DECRYPT = true
            }
            """
                .formatted(slot, library, slot));
  }

  @Override
  public String current() {
    try {
      return names().getLast();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("the token does not answer", failure);
    }
  }

  @Override
  public Wrapped wrap(UUID key, byte[] secret) {
    var master = current();
    try {
      return wrapping.wrap(master, secretOf(master), key, secret);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("a key could not be wrapped", failure);
    }
  }

  @Override
  public byte[] unwrap(UUID key, Wrapped wrapped) {
    if (!NAME.matcher(wrapped.master()).matches()) {
      return former.unwrap(key, wrapped);
    }
    try {
      return wrapping.unwrap(secretOf(wrapped.master()), key, wrapped);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("the key " + key + " is not what was wrapped", failure);
    }
  }

  private List<String> names() throws GeneralSecurityException {
    return Collections.list(open().aliases()).stream()
        .filter(name -> NAME.matcher(name).matches())
        .sorted()
        .toList();
  }

  private SecretKey secretOf(String master) throws GeneralSecurityException {
    if (open().getKey(master, null) instanceof SecretKey secret) {
      return secret;
    }
    throw new IllegalStateException("The master key " + master + " is not in the token.");
  }

  /// Looks at the token anew: a master key may have been added since.
  private KeyStore open() throws GeneralSecurityException {
    try {
      var pin = Files.readString(pinFile, StandardCharsets.UTF_8).lines().findFirst().orElse("");
      var store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin.toCharArray());
      return store;
    } catch (IOException refused) {
      throw new GeneralSecurityException("the PIN cannot be read, or is not the token's", refused);
    }
  }
}
