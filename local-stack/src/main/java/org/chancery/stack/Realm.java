package org.chancery.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The Keycloak realm `chancery`: roles, units, clients and the demo people, as Keycloak imports
/// it.
public final class Realm {

  /// The realm's name in addresses.
  public static final String NAME = "chancery";

  /// The password of every demo person.
  public static final String DEMO_PASSWORD = "chancery-demo";

  /// The public client with which programs log people in.
  public static final String CLI = "chancery-cli";

  /// The clients that have a secret.
  public static final List<String> CONFIDENTIAL_CLIENTS =
      List.of("chancery-chat", "chancery-console", "chancery-archive", "chancery-directory");

  private Realm() {}

  /// The realm file; what differs between installations stands in it as `${VARIABLE}`, which
  /// Keycloak replaces from [#environment].
  public static String json() {
    try (var in = Realm.class.getResourceAsStream("chancery-realm.json")) {
      if (in == null) {
        throw new IllegalStateException("chancery-realm.json is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The variables the realm file needs.
  ///
  /// @param secretOf the secret of each of [#CONFIDENTIAL_CLIENTS]
  /// @param chat where browsers find the chat; Keycloak tells it when a person logs out
  /// @param console the same for the console
  public static Map<String, String> environment(
      UnaryOperator<String> secretOf, URI chat, URI console) {
    var environment = new HashMap<String, String>();
    for (var client : CONFIDENTIAL_CLIENTS) {
      environment.put(variable(client), secretOf.apply(client));
    }
    environment.put("CHANCERY_CHAT_URL", chat.toString());
    environment.put("CHANCERY_CONSOLE_URL", console.toString());
    return environment;
  }

  private static String variable(String client) {
    return client.toUpperCase(Locale.ROOT).replace('-', '_') + "_SECRET";
  }
}
