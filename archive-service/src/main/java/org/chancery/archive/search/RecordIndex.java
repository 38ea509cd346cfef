package org.chancery.archive.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.bulk.OperationType;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.indices.PutIndexTemplateRequest;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chancery.archive.query.RecordFate;
import org.chancery.archive.record.JournalRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The writing side of the index: one index a month and generation, strict mapping, refreshed only
/// when told to. One generation is behind the alias; another may be being built beside it.
@Component
class RecordIndex {

  private static final Logger log = LoggerFactory.getLogger(RecordIndex.class);
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  private final ElasticsearchClient elasticsearch;
  private final SearchSettings settings;
  private final JsonMapper json;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  RecordIndex(ElasticsearchClient elasticsearch, SearchSettings settings, JsonMapper json) {
    this.elasticsearch = elasticsearch;
    this.settings = settings;
    this.json = json;
  }

  /// Documents ready to be sent, so that preparing one batch can overlap with sending another.
  ///
  /// @param series where they go
  /// @param indices names of all indices they go to
  record Prepared(
      List<JournalRecord> records,
      IndexSeries series,
      Set<String> indices,
      List<BulkOperation> operations) {}

  /// What became of a batch.
  ///
  /// @param refused ids the index did not take, with the reason's name
  /// @param isBusy whether the index asked to send less
  record Sent(Map<UUID, String> refused, boolean isBusy) {}

  /// Puts the index template in place; must have happened before the first document is sent.
  void prepareTemplate() {
    known.clear();
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
  Prepared prepare(List<JournalRecord> records, IndexSeries series) {
    Set<String> indices = new TreeSet<>();
    List<BulkOperation> operations = new ArrayList<>();
    for (var record : records) {
      var index = series.index(record.at());
      indices.add(index);
      operations.add(put(index, record));
      fate(record)
          .ifPresent(fate -> {
            var of = series.index(fate.at());
            indices.add(of);
            operations.add(fate.mark(of));
          });
    }
    return new Prepared(List.copyOf(records), series, indices, operations);
  }

  /// Sends a batch. Sending the same records again changes nothing.
  ///
  /// @throws UncheckedIOException when the index does not answer
  Sent send(Prepared batch) {
    batch.indices().forEach(index -> prepareIndex(index, batch.series()));
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
  ///
  /// @param indices an alias or a pattern
  void refresh(String indices) {
    try {
      elasticsearch.indices().refresh(request -> request.index(indices).ignoreUnavailable(true));
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  /// Takes the documents of these ids out, and makes that searchable.
  ///
  /// @param ids at most 10,000
  /// @param indices an alias or a pattern
  void delete(List<UUID> ids, String indices) {
    try {
      List<Hit<Void>> there =
          elasticsearch
              .search(
                  search ->
                      search
                          .index(indices)
                          .ignoreUnavailable(true)
                          .allowNoIndices(true)
                          .allowPartialSearchResults(false)
                          .size(ids.size())
                          .source(source -> source.fetch(false))
                          .query(query ->
                              query.ids(
                                  byId -> byId.values(ids.stream().map(UUID::toString).toList()))),
                  Void.class)
              .hits()
              .hits();
      if (there.isEmpty()) {
        return;
      }
      var request = new BulkRequest.Builder().refresh(Refresh.True);
      for (var hit : there) {
        request.operations(operation ->
            operation.delete(delete -> delete.index(hit.index()).id(String.valueOf(hit.id()))));
      }
      if (elasticsearch.bulk(request.build()).errors()) {
        throw new UncheckedIOException(new IOException("the index refused to delete"));
      }
    } catch (ElasticsearchException | IOException away) {
      throw new IllegalStateException("the index does not answer", away);
    }
  }

  /// Makes an index that is not there yet, behind the alias if it is searched: left to the first
  /// document, an index that is being built would be searched, or one that is searched would not.
  private void prepareIndex(String index, IndexSeries series) {
    if (known.contains(index)) {
      return;
    }
    try {
      elasticsearch
          .indices()
          .create(create -> {
            if (series.isSearched()) {
              create.aliases(settings.alias(), alias -> alias);
            }
            return create.index(index);
          });
    } catch (ElasticsearchException there) {
      if (!"resource_already_exists_exception".equals(there.error().type())) {
        throw there;
      }
      if (series.isSearched()) {
        alias(index);
      }
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
    known.add(index);
  }

  private void alias(String index) {
    try {
      elasticsearch.indices().putAlias(put -> put.index(index).name(settings.alias()));
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  private BulkOperation put(String index, JournalRecord record) {
    var document = json.writeValueAsBytes(IndexedDocument.of(record));
    return BulkOperation.of(operation ->
        operation.index(put ->
            put.index(index)
                .id(record.id().toString())
                .document(BinaryData.of(document, ContentType.APPLICATION_JSON))));
  }

  /// What became of a message.
  ///
  /// @param at when it was sent
  private record Fate(UUID message, Instant at, String mark) {
    BulkOperation mark(String index) {
      return BulkOperation.of(operation ->
          operation.update(update ->
              update
                  .index(index)
                  .id(message.toString())
                  .action(action -> action.doc(Map.of(mark, true)))));
    }
  }

  /// The message that a record says was edited or taken back. It stands before the record in the
  /// same partition, so it is sent before it; sending both again marks it again.
  private static Optional<Fate> fate(JournalRecord record) {
    var of = record.content().of();
    var mark =
        RecordFate.isEdit(record) ? "edited" : RecordFate.isRecall(record) ? "recalled" : null;
    if (of == null || mark == null) {
      return Optional.empty();
    }
    var at = Objects.requireNonNullElse(record.content().ofAt(), record.at());
    return Optional.of(new Fate(of, at, mark));
  }
}
