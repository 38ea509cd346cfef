package org.chancery.bench.people;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.chancery.bench.progress.Progress;
import org.chancery.bench.service.JsonHttp;

/// Makes people known to Keycloak through its administration interface. People who are there
/// already are left as they are.
public final class Keycloak {

  private static final int BATCH = 50;
  private static final int BATCHES_AT_ONCE = 2;

  private final JsonHttp http;
  private final String realm;
  private final String adminUser;
  private final String adminPassword;

  /// Uses an administrator of the `master` realm.
  public Keycloak(URI address, String realm, String adminUser, String adminPassword) {
    this.http = new JsonHttp(address);
    this.realm = realm;
    this.adminUser = adminUser;
    this.adminPassword = adminPassword;
  }

  /// Adds those of `people` who are missing, as employees in their units, all with one password.
  public void ensure(List<Person> people, String password) {
    var credential = credential(password);
    var batches = new ArrayList<List<Person>>();
    for (var from = 0; from < people.size(); from += BATCH) {
      batches.add(people.subList(from, Math.min(people.size(), from + BATCH)));
    }
    Progress.forEach(
        "people, in fifties",
        batches,
        BATCHES_AT_ONCE,
        batch -> {
          var users = batch.stream().map(person -> user(person, credential)).toList();
          // An administrator's token lives for a minute, so each batch brings its own.
          var token = adminToken();
          http.post(
              "/admin/realms/" + realm + "/partialImport",
              Map.of("ifResourceExists", "SKIP", "users", users),
              () -> token);
        });
  }

  private String adminToken() {
    return http.form(
            "/realms/master/protocol/openid-connect/token",
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                adminUser,
                "password",
                adminPassword))
        .path("access_token")
        .asString();
  }

  private static Map<String, Object> user(Person person, Map<String, Object> credential) {
    return Map.of(
        "username", person.username(),
        "firstName", person.firstName(),
        "lastName", person.lastName(),
        "email", person.username() + "@chancery.example",
        "emailVerified", true,
        "enabled", true,
        "groups", List.of("/" + person.unit()),
        "realmRoles", List.of("employee"),
        "credentials", List.of(credential));
  }

  /// The password, hashed here once: Keycloak would spend tens of milliseconds of CPU for each of
  /// hundreds of people. One round is weak on purpose, these are people of a demonstration;
  /// Keycloak replaces the hash by one of its own kind at the first login.
  static Map<String, Object> credential(String password) {
    try {
      var salt = new byte[16];
      new SecureRandom().nextBytes(salt);
      var hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 1, 512))
              .getEncoded();
      var base64 = Base64.getEncoder();
      return Map.of(
          "type",
          "password",
          "secretData",
          "{\"value\":\"%s\",\"salt\":\"%s\"}"
              .formatted(text(base64.encode(hash)), text(base64.encode(salt))),
          "credentialData",
          "{\"hashIterations\":1,\"algorithm\":\"pbkdf2-sha256\",\"additionalParameters\":{}}");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(byte[] ascii) {
    return new String(ascii, StandardCharsets.US_ASCII);
  }
}
