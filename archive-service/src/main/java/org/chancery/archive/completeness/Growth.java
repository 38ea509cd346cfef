package org.chancery.archive.completeness;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How the record grew, day by day, as the ledger has it.
@Component
public class Growth {

  private final JdbcClient jdbc;

  Growth(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Records of one day.
  public record Grown(LocalDate day, long records) {}

  /// The days from one on, as far as they were compared; days without records are absent.
  public List<Grown> since(LocalDate first) {
    return jdbc.sql(
            """
            select day, sum(records) as records from completeness_day
            where keeper = 'ledger' and day >= ? group by day order by day
            """)
        .param(first)
        .query((row, _) -> new Grown(row.getObject("day", LocalDate.class), row.getLong("records")))
        .list();
  }
}
