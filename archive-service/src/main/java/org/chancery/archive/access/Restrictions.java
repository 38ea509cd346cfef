package org.chancery.archive.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whose records are kept and no longer read as others are (GDPR 18): those of people who asked to
/// have them erased, while their requests are open.
@Component
public class Restrictions {

  private final JdbcClient jdbc;
  private final InstantSource clock;

  Restrictions(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Restricts what the person wrote so far, in the caller's transaction.
  ///
  /// @param request the request for erasure that it is for
  /// @param until exclusive
  public void place(UUID request, UUID person, Instant until) {
    jdbc.sql("insert into restriction (request, person, until_at) values (?, ?, ?)")
        .param(request)
        .param(person)
        .param(Timestamp.from(until))
        .update();
  }

  /// Lifts what was restricted for the request, in the caller's transaction.
  public void lift(UUID request) {
    jdbc.sql("update restriction set lifted_at = ? where request = ? and lifted_at is null")
        .param(Timestamp.from(clock.instant()))
        .param(request)
        .update();
  }

  /// What is restricted now, one for each person.
  Set<Sight.Restricted> inForce() {
    List<Sight.Restricted> all =
        jdbc.sql(
                "select person, max(until_at) as until_at from restriction where lifted_at is null group by person")
            .query((row, _) ->
                new Sight.Restricted(
                    row.getObject("person", UUID.class), row.getTimestamp("until_at").toInstant()))
            .list();
    return Set.copyOf(all);
  }
}
