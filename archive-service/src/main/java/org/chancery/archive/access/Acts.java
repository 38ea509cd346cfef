package org.chancery.archive.access;

import java.util.Map;
import org.chancery.archive.own.OwnRecord;
import org.chancery.archive.own.OwnRecords;
import org.chancery.archive.own.OwnType;
import org.springframework.stereotype.Component;

/// Puts what officers do on record, in the transaction that does it.
@Component
public class Acts {

  private final OwnRecords records;

  Acts(OwnRecords records) {
    this.records = records;
  }

  /// Writes the act, as the last thing in the caller's transaction. The answer to the request is
  /// then on record and may leave.
  public OwnRecord record(Officer officer, OwnType type, Map<String, ?> content) {
    var written = records.append(type, officer.actor(), content);
    AccessLog.written();
    return written;
  }
}
