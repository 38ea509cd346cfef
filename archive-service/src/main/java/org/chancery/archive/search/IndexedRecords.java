package org.chancery.archive.search;

import java.util.Map;
import java.util.TreeMap;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.record.JournalRecord;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the index holds of a stretch of the record, compared with what it should hold.
@Component
public class IndexedRecords {

  private static final int MOST_DOCUMENTS = 10_000;

  private final IndexReader index;
  private final IndexPositions positions;
  private final JsonMapper json;

  IndexedRecords(IndexReader index, IndexPositions positions, JsonMapper json) {
    this.index = index;
    this.positions = positions;
    this.json = json;
  }

  /// How a document compares with its record.
  public enum Document {
    /// It is what the record makes.
    WHOLE,
    /// It says something else, or has another id.
    DIFFERENT,
    /// There is more than one of it.
    DOUBLED,
    /// There is no record to compare it with.
    ALONE
  }

  /// Up to which position a partition can be found.
  public long reached(int partition) {
    return positions.reached().get(partition);
  }

  /// Compares the documents of these positions with their records. Whether a message is marked as
  /// edited or recalled is not compared: that comes with later records.
  ///
  /// @param records by position
  /// @return by position; positions without a document are absent
  /// @throws Refusal when the index does not answer
  public Map<Long, Document> compare(
      int partition, long first, long last, Map<Long, JournalRecord> records) {
    var from = IndexedDocument.place(partition, first);
    var to = IndexedDocument.place(partition, last);
    var response =
        index.documents(request ->
            request
                .size(MOST_DOCUMENTS)
                .query(query ->
                    query.range(range ->
                        range.number(
                            place -> place.field("place").gte((double) from).lte((double) to)))));
    Map<Long, Document> found = new TreeMap<>();
    for (var hit : response.hits().hits()) {
      var source = hit.source();
      if (source != null) {
        var position = source.path("place").longValue() - IndexedDocument.place(partition, 0);
        var record = records.get(position);
        found.merge(
            position,
            record == null ? Document.ALONE : document(record, String.valueOf(hit.id()), source),
            (_, _) -> Document.DOUBLED);
      }
    }
    return found;
  }

  private Document document(JournalRecord record, String id, JsonNode source) {
    var said = source.deepCopy();
    if (said instanceof ObjectNode members) {
      members.remove("edited");
      members.remove("recalled");
    }
    var meant = json.readTree(json.writeValueAsBytes(IndexedDocument.of(record)));
    return said.equals(meant) && id.equals(record.id().toString())
        ? Document.WHOLE
        : Document.DIFFERENT;
  }
}
