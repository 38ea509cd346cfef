package org.chancery.stack;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One of the demo realm's people.
///
/// @param unit empty for somebody from outside
/// @param roles what they may do beyond chatting
record DemoPerson(String id, String username, String name, String unit, List<String> roles) {

  DemoPerson {
    roles = List.copyOf(roles);
  }

  /// Everybody in the realm file, in its order.
  static List<DemoPerson> all() {
    var users = new JsonMapper().readTree(Realm.json()).path("users");
    return StreamSupport.stream(users.spliterator(), false)
        .filter(user -> user.has("credentials"))
        .map(DemoPerson::from)
        .toList();
  }

  private static DemoPerson from(JsonNode user) {
    return new DemoPerson(
        user.path("id").asString(),
        user.path("username").asString(),
        user.path("firstName").asString() + " " + user.path("lastName").asString(),
        user.path("groups").path(0).asString("/").substring(1),
        StreamSupport.stream(user.path("realmRoles").spliterator(), false)
            .map(JsonNode::asString)
            .filter(role -> !role.equals("employee"))
            .toList());
  }
}
