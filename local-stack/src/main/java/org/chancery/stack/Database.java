package org.chancery.stack;

/// A way into one PostgreSQL database: its JDBC address and the role to log in with.
public record Database(String url, String username, String password) {

  @Override
  public String toString() {
    return "Database[" + url + " as " + username + "]";
  }
}
