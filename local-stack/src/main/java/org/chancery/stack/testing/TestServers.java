package org.chancery.stack.testing;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.chancery.stack.AccessTokens;
import org.chancery.stack.Database;
import org.chancery.stack.Realm;
import org.chancery.stack.TestStack;

/// The real servers of a test JVM. Each is started when it is first asked for, and ends with the
/// JVM.
///
/// They come from the first of these that works: the stack described in the properties file which
/// the environment variable `CHANCERY_TEST_STACK` names (`./chancery test` starts one for a whole
/// run); containers, if an engine answers; child processes. `CHANCERY_TEST_SERVERS` set to
/// `containers` or `local-stack` chooses between the last two. Tests are the same either way.
public final class TestServers {

  private static final String OWNER_PASSWORD = "chancery-test";

  private TestServers() {}

  /// `containers` or `local-stack`.
  public static String source() {
    return Found.SOURCE.name();
  }

  /// A superuser's way into PostgreSQL. Most tests want [#freshDatabase].
  public static Database postgres() {
    return Found.SOURCE.postgres();
  }

  /// The base address of Elasticsearch; it has no security. Indices are shared by all tests, so
  /// give yours a random prefix.
  public static URI elasticsearch() {
    return Found.SOURCE.elasticsearch();
  }

  /// The base address of Keycloak, with the realm `chancery` and the demo people in it.
  public static URI keycloak() {
    return Found.SOURCE.keycloak();
  }

  /// What tokens of the realm name as their issuer.
  public static URI issuer() {
    return keycloak().resolve("/realms/" + Realm.NAME);
  }

  /// The secret of one of the realm's confidential clients, for example `chancery-chat`.
  public static String clientSecret(String client) {
    return Found.SOURCE.clientSecret(client);
  }

  /// A new and empty database, owned by an ordinary role. Its name begins with `prefix` (lower-case
  /// letters and underscores).
  public static Database freshDatabase(String prefix) {
    if (!prefix.matches("[a-z_]{1,40}")) {
      throw new IllegalArgumentException(
          "prefix must be 1 to 40 lower-case letters or underscores, was " + prefix);
    }
    var admin = postgres();
    var random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    var name = prefix + "_" + random;
    try (var connection =
            DriverManager.getConnection(admin.url(), admin.username(), admin.password());
        var statement = connection.createStatement()) {
      // Two JVMs may come here together: the advisory lock lets one of them create the role.
      statement.execute("select pg_advisory_lock(20030417)");
      statement.execute(
          """
          do $$ begin
            if not exists (select 1 from pg_roles where rolname = '%1$s') then
              create role %1$s;
            end if;
            alter role %1$s login password '%2$s';
          end $$\
          """
              .formatted(TestStack.OWNER, OWNER_PASSWORD));
      statement.execute("create database %s owner %s".formatted(name, TestStack.OWNER));
    } catch (SQLException e) {
      throw new IllegalStateException("could not create a database in " + admin, e);
    }
    var address = admin.url().substring(0, admin.url().lastIndexOf('/') + 1);
    return new Database(address + name, TestStack.OWNER, OWNER_PASSWORD);
  }

  /// An access token of a demo person, for example `r.haddad`, good for an hour for both services;
  /// the same one while it lasts.
  public static String token(String username) {
    return AccessTokens.ofPerson(issuer(), username);
  }

  /// An access token of a service account, for example of the client `chancery-archive`.
  public static String serviceToken(String client) {
    return AccessTokens.ofService(issuer(), client, clientSecret(client));
  }

  /// Finds the source when it is first used.
  private static final class Found {
    static final ServerSource SOURCE = ServerSource.find();
  }
}
