package org.chancery.messaging.directory;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Reads everybody from Keycloak with the directory's service account, which may look and do
/// nothing else. The only class that knows the Keycloak client.
@Component
class KeycloakDirectory {

  private static final int PAGE = 500;

  /// A directory larger than this is a mistake, or needs another way to synchronise.
  private static final int MOST_PEOPLE = 1_000_000;

  private final DirectoryProperties properties;
  private final DirectoryProperties.Realm realm;

  KeycloakDirectory(
      DirectoryProperties properties, @Value("${chancery.identity.issuer}") URI issuer) {
    this.properties = properties;
    this.realm = DirectoryProperties.Realm.of(issuer);
  }

  /// Everybody enabled in the realm, with the unit they are in.
  ///
  /// @throws jakarta.ws.rs.ProcessingException when Keycloak does not answer in time
  /// @throws jakarta.ws.rs.WebApplicationException when it refuses
  List<Description> everybody() {
    long timeout = properties.timeout().toMillis();
    try (Client http =
            ClientBuilder.newBuilder()
                .connectTimeout(timeout, TimeUnit.MILLISECONDS)
                .readTimeout(timeout, TimeUnit.MILLISECONDS)
                .build();
        Keycloak keycloak =
            KeycloakBuilder.builder()
                .serverUrl(realm.server())
                .realm(realm.name())
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(properties.clientId())
                .clientSecret(properties.clientSecret())
                .resteasyClient(http)
                .build()) {
      return read(keycloak.realm(realm.name()));
    }
  }

  private static List<Description> read(RealmResource realm) {
    Map<String, String> units = new HashMap<>();
    for (GroupRepresentation group : realm.groups().groups()) {
      for (UserRepresentation member :
          pages(first -> realm.groups().group(group.getId()).members(first, PAGE, true))) {
        units.putIfAbsent(member.getId(), group.getName());
      }
    }
    List<Description> people = new ArrayList<>();
    for (UserRepresentation user : pages(first -> realm.users().list(first, PAGE))) {
      if (Boolean.TRUE.equals(user.isEnabled())) {
        people.add(description(user, units));
      }
    }
    return people;
  }

  private static Description description(UserRepresentation user, Map<String, String> units) {
    return new Description(
        new PersonId(UUID.fromString(user.getId())),
        user.getUsername(),
        nameOf(user),
        units.get(user.getId()),
        user.getEmail(),
        "true".equals(user.firstAttribute("external")),
        user.firstAttribute("country"));
  }

  private static String nameOf(UserRepresentation user) {
    String first = user.getFirstName() == null ? "" : user.getFirstName();
    String last = user.getLastName() == null ? "" : user.getLastName();
    return (first + ' ' + last).strip();
  }

  private static List<UserRepresentation> pages(IntFunction<List<UserRepresentation>> page) {
    List<UserRepresentation> all = new ArrayList<>();
    while (all.size() < MOST_PEOPLE) {
      List<UserRepresentation> next = page.apply(all.size());
      all.addAll(next);
      if (next.size() < PAGE) {
        return all;
      }
    }
    throw new IllegalStateException("The realm has more than %d people".formatted(MOST_PEOPLE));
  }
}
