package org.chancery.archive.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.indices.PutIndexTemplateRequest;
import co.elastic.clients.elasticsearch.indices.PutMappingRequest;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.archive.record.JournalRecord;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The writing side of the index: one index a month behind one alias, strict mapping, refreshed
/// only when told to.
@Component
class RecordIndex {

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);
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
              .replace("$ALIAS", settings.alias());
      elasticsearch
          .indices()
          .putIndexTemplate(
              PutIndexTemplateRequest.of(
                  request -> request.withJson(new StringReader(template)).name(settings.alias())));
      if (exists()) {
        // Months that were begun by an earlier version learn the fields it did not know.
        var mappings = json.readTree(template).at("/template/mappings").toString();
        elasticsearch
            .indices()
            .putMapping(
                PutMappingRequest.of(request ->
                    request.withJson(new StringReader(mappings)).index(settings.alias())));
      }
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
    return new Prepared(List.copyOf(records), records.stream().map(this::operation).toList());
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
          if (error != null && item.id() != null) {
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

  private BulkOperation operation(JournalRecord record) {
    var document =
        BinaryData.of(
            json.writeValueAsBytes(IndexedDocument.of(record)), ContentType.APPLICATION_JSON);
    return BulkOperation.of(operation ->
        operation.index(index ->
            index
                .index(settings.alias() + "-" + MONTH.format(record.at()))
                .id(record.id().toString())
                .document(document)));
  }
}
