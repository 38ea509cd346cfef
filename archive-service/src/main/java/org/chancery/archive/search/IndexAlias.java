package org.chancery.archive.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Which indices there are, and which of them the alias stands for.
@Component
class IndexAlias {

  private final ElasticsearchClient elasticsearch;
  private final String alias;
  private final Pattern ourNames;

  IndexAlias(ElasticsearchClient elasticsearch, SearchSettings settings) {
    this.elasticsearch = elasticsearch;
    this.alias = settings.alias();
    this.ourNames = Pattern.compile(Pattern.quote(alias) + "-(?:r(\\d{1,9})-)?\\d{4}-\\d{2}");
  }

  /// The indices that are searched.
  Set<String> searched() {
    try {
      return elasticsearch.indices().existsAlias(request -> request.name(alias)).value()
          ? new TreeSet<>(
              elasticsearch.indices().getAlias(request -> request.name(alias)).result().keySet())
          : Set.of();
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  /// Every index of any generation, whether it is searched or not.
  Set<String> ours() {
    try {
      var ours =
          new TreeSet<>(
              elasticsearch
                  .indices()
                  .getAlias(request ->
                      request.index(alias + "-*").ignoreUnavailable(true).allowNoIndices(true))
                  .result()
                  .keySet());
      // Another installation's alias may begin as ours does.
      ours.removeIf(index -> !ourNames.matcher(index).matches());
      return ours;
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  /// The highest generation that has left any index; 0 when none has.
  int highestGeneration() {
    return ours().stream().mapToInt(this::generation).max().orElse(0);
  }

  private int generation(String index) {
    var name = ourNames.matcher(index);
    return name.matches() && name.group(1) != null ? Integer.parseInt(name.group(1)) : 0;
  }

  /// The indices of one generation.
  Set<String> of(IndexSeries series) {
    var indices = new TreeSet<>(ours());
    indices.removeIf(index -> !series.has(index));
    return indices;
  }

  /// Lets the alias stand for exactly these, in one step: no search sees both or neither.
  void standFor(Set<String> indices) {
    List<Action> actions = new ArrayList<>();
    for (var index : searched()) {
      if (!indices.contains(index)) {
        actions.add(Action.of(action -> action.remove(from -> from.index(index).alias(alias))));
      }
    }
    for (var index : indices) {
      actions.add(Action.of(action -> action.add(to -> to.index(index).alias(alias))));
    }
    if (actions.isEmpty()) {
      return;
    }
    try {
      elasticsearch.indices().updateAliases(request -> request.actions(actions));
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  /// Deletes indices; one that is gone already is no error.
  ///
  /// @throws IllegalArgumentException when one of them is searched
  void delete(Collection<String> indices) {
    var searched = searched();
    for (var index : indices) {
      if (searched.contains(index)) {
        throw new IllegalArgumentException(index + " is searched and must not be deleted");
      }
      try {
        elasticsearch.indices().delete(request -> request.index(index).ignoreUnavailable(true));
      } catch (IOException away) {
        throw new UncheckedIOException(away);
      }
    }
  }
}
