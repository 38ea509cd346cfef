package org.chancery.archive.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.bulk.OperationType;
import co.elastic.clients.elasticsearch.indices.PutIndexTemplateRequest;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.archive.query.RecordFate;
import org.chancery.archive.record.JournalRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The writing side of the index: one index a month behind one alias, strict mapping, refreshed
/// only when told to.
@Component
class RecordIndex {

  private static final Logger log = LoggerFactory.getLogger(RecordIndex.class);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  private final ElasticsearchClient elasticsearch;
  private final SearchSettings settings;
  private final JsonMapper json;

  RecordIndex(ElasticsearchClient elasticsearch, SearchSettings settings, JsonMapper json) {
    this.elasticsearch = elasticsearch;
    this.settings = settings;
    this.json = json;
  }

  /// Documents ready to be sent, so that preparing one batch can overlap with sending another.
  record Prepared(List<JournalRecord> records, List<BulkOperation> operations) {}

  /// What became of a batch.
  ///
  /// @param refused ids the index did not take, with the reason's name
  /// @param isBusy whether the index asked to send less
  record Sent(Map<UUID, String> refused, boolean isBusy) {}

  /// Puts the index template in place; must have happened before the first document is sent.
  void prepareTemplate() {
    try {
      var template =
          new ClassPathResource("index-template.json")
              .getContentAsString(StandardCharsets.UTF_8)
              .replace("$ALIAS", settings.alias())
              .replace("$LAYOUT", Integer.toString(IndexedDocument.LAYOUT));
      elasticsearch
          .indices()
          .putIndexTemplate(
              PutIndexTemplateRequest.of(
                  request -> request.withJson(new StringReader(template)).name(settings.alias())));
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  /// Removes indices of another layout than today's, which cannot take today's documents: the index
  /// is made of the record, so nothing is lost with it.
  ///
  /// @return whether there were any
  boolean dropOutdated() {
    try {
      var dropped = false;
      var mappings =
          elasticsearch
              .indices()
              .getMapping(request ->
                  request.index(settings.alias()).ignoreUnavailable(true).allowNoIndices(true))
              .result();
      for (var index : mappings.entrySet()) {
        var layout = index.getValue().mappings().meta().get("layout");
        if (layout == null || layout.to(Integer.class) != IndexedDocument.LAYOUT) {
          log.info("index {} is of an older layout and is built again", index.getKey());
          elasticsearch.indices().delete(request -> request.index(index.getKey()));
          dropped = true;
        }
      }
      return dropped;
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  /// Whether there is any index yet.
  boolean exists() {
    try {
      return elasticsearch.indices().existsAlias(request -> request.name(settings.alias())).value();
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  /// Folds and serialises records.
  Prepared prepare(List<JournalRecord> records) {
    return new Prepared(List.copyOf(records), records.stream().flatMap(this::operations).toList());
  }

  /// Sends a batch. Sending the same records again changes nothing.
  ///
  /// @throws UncheckedIOException when the index does not answer
  Sent send(Prepared batch) {
    try {
      var response =
          elasticsearch.bulk(BulkRequest.of(request -> request.operations(batch.operations())));
      var refused = new HashMap<UUID, String>();
      var isBusy = false;
      if (response.errors()) {
        for (var item : response.items()) {
          var error = item.error();
          if (error != null && item.id() != null && !isMissingMessage(item)) {
            isBusy |= item.status() == TOO_MANY_REQUESTS;
            refused.put(UUID.fromString(item.id()), String.valueOf(error.type()));
          }
        }
      }
      return new Sent(refused, isBusy);
    } catch (ElasticsearchException refused) {
      if (refused.status() == TOO_MANY_REQUESTS) {
        var all = new HashMap<UUID, String>();
        batch.records().forEach(record -> all.put(record.id(), "busy"));
        return new Sent(all, true);
      }
      throw refused;
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  /// A message that is no longer there, as after its disposal, has nothing to be marked on.
  private static boolean isMissingMessage(BulkResponseItem item) {
    return item.operationType() == OperationType.Update && item.status() == NOT_FOUND;
  }

  /// Makes everything sent so far searchable.
  void refresh() {
    try {
      elasticsearch
          .indices()
          .refresh(request -> request.index(settings.alias()).ignoreUnavailable(true));
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  private Stream<BulkOperation> operations(JournalRecord record) {
    var document = json.writeValueAsBytes(IndexedDocument.of(record));
    var index =
        BulkOperation.of(operation ->
            operation.index(put ->
                put.index(month(record.at()))
                    .id(record.id().toString())
                    .document(BinaryData.of(document, ContentType.APPLICATION_JSON))));
    return Stream.concat(Stream.of(index), fate(record).stream());
  }

  /// Marks the message that a record says was edited or taken back. The message stands before it in
  /// the same partition, so it is sent before it; sending both again marks it again.
  private Optional<BulkOperation> fate(JournalRecord record) {
    var of = record.content().of();
    var fate =
        RecordFate.isEdit(record) ? "edited" : RecordFate.isRecall(record) ? "recalled" : null;
    if (of == null || fate == null) {
      return Optional.empty();
    }
    return Optional.of(
        BulkOperation.of(operation ->
            operation.update(update ->
                update
                    .index(month(Objects.requireNonNullElse(record.content().ofAt(), record.at())))
                    .id(of.toString())
                    .action(action -> action.doc(Map.of(fate, true))))));
  }

  private String month(Instant at) {
    return settings.alias() + "-" + MONTH.format(at);
  }
}
