package org.chancery.archive.search;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which generation of indices is searched. It is the database that says so, to all nodes at once.
@Component
class IndexGenerations {

  private final JdbcClient jdbc;
  private final String alias;

  IndexGenerations(JdbcClient jdbc, SearchSettings settings) {
    this.jdbc = jdbc;
    this.alias = settings.alias();
  }

  /// Another generation is searched than the one a node has written to, or is about to be: it has
  /// to look again which.
  static final class IndexReplaced extends RuntimeException {
    IndexReplaced() {
      super("a rebuilt index is taking the place of the one before");
    }
  }

  /// The indices that are searched.
  ///
  /// @throws IndexReplaced while others are taking their place
  IndexSeries searched() {
    var now =
        jdbc.sql("select number from index_generation where not is_swapping")
            .query(Integer.class)
            .optional()
            .orElseThrow(IndexReplaced::new);
    return new IndexSeries(alias, now, true);
  }

  /// Indices that are being built.
  IndexSeries unsearched(int generation) {
    return new IndexSeries(alias, generation, false);
  }

  /// Makes sure, in the caller's transaction and until it ends, that these are the indices that are
  /// searched.
  ///
  /// @throws IndexReplaced when they are not
  void require(IndexSeries series) {
    var isSearched =
        jdbc.sql(
                "select number from index_generation where number = ? and not is_swapping for share")
            .param(series.generation())
            .query(Integer.class)
            .optional()
            .isPresent();
    if (!isSearched) {
      throw new IndexReplaced();
    }
  }

  /// From now on, in the caller's transaction, no node says how far the index has come.
  void beginSwap() {
    jdbc.sql("update index_generation set is_swapping = true").update();
  }

  /// That generation is the one that is searched.
  void endSwap(int generation) {
    jdbc.sql("update index_generation set number = ?, is_swapping = false")
        .param(generation)
        .update();
  }

  /// What was searched before still is.
  void takeBackSwap() {
    jdbc.sql("update index_generation set is_swapping = false").update();
  }
}
