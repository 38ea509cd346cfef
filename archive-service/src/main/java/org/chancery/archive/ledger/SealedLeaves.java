package org.chancery.archive.ledger;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chancery.verify.ledger.ByteString;
import org.chancery.verify.ledger.Entry;
import org.chancery.verify.ledger.FieldGroup;
import org.chancery.verify.ledger.Salts;
import org.chancery.verify.ledger.TreeHash;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the leaves of the ledger commit to.
@Component
public class SealedLeaves {

  private static final String PREFIX = "sha256:";

  private final JdbcClient jdbc;
  private final LedgerTables tables;

  SealedLeaves(JdbcClient jdbc, LedgerTables tables) {
    this.jdbc = jdbc;
    this.tables = tables;
  }

  /// One leaf, by the record it is of.
  public static final class Leaf {
    private final @Nullable Entry entry;
    private final @Nullable Salts salts;
    private final String fingerprint;

    private Leaf(int partition, long position, byte[] bytes, byte @Nullable [] salts) {
      this.entry = read(partition, position, bytes);
      this.salts = salts == null ? null : new Salts(ByteString.of(salts));
      this.fingerprint = PREFIX + HexFormat.of().formatHex(TreeHash.leaf(bytes));
    }

    private static @Nullable Entry read(int partition, long position, byte[] bytes) {
      try {
        var entry = Entry.read(bytes);
        return entry.partition() == partition && entry.position() == position ? entry : null;
      } catch (IllegalArgumentException malformed) {
        return null;
      }
    }

    /// Whether it commits to a record of that hash (`sha256:` and 64 digits).
    public boolean opens(String hash) {
      return entry != null
          && salts != null
          && entry.commitsTo(
              FieldGroup.RECORD,
              salts.of(FieldGroup.RECORD),
              HexFormat.of().parseHex(hash.substring(PREFIX.length())));
    }

    /// Whether it is an entry of its place whose salts were destroyed, so that nobody can tell any
    /// more what it commits to.
    public boolean isClosed() {
      return entry != null && salts == null;
    }

    /// The hash of the leaf in the tree.
    public String fingerprint() {
      return fingerprint;
    }
  }

  /// The last sealed position of every partition.
  public List<Long> reached() {
    return tables.sealed();
  }

  /// The leaves of these positions.
  public Map<Long, Leaf> between(int partition, long first, long last) {
    var leaves = new TreeMap<Long, Leaf>();
    jdbc.sql(
            """
            select l.position, l.entry, s.salts from ledger.leaf l
            left join ledger_salt s on s.partition = l.partition and s.position = l.position
            where l.partition = ? and l.position between ? and ?
            """)
        .param(partition)
        .param(first)
        .param(last)
        .query(row -> {
          var position = row.getLong("position");
          leaves.put(
              position,
              new Leaf(partition, position, row.getBytes("entry"), row.getBytes("salts")));
        });
    return leaves;
  }
}
