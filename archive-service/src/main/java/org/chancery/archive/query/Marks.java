package org.chancery.archive.query;

import java.util.ArrayList;
import java.util.List;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.RecordView;
import org.chancery.policy.text.Span;

/// Where in the original texts of a record a query's words stand, wildcards, fuzzy words and
/// proximity included.
///
/// Made by answering the query once more for this record alone, so that what is marked is what made
/// it a hit: of a proximity only words that are near each other.
public final class Marks {

  private Marks() {}

  /// Stretches to mark in a record.
  public static RecordView.Spans of(RecordQuery query, JournalRecord record) {
    var marks = ofTexts(query, record);
    var next = 0;
    var text = record.shownText().isPresent() ? marks.get(next++) : List.<Span>of();
    var before = record.content().before() == null ? List.<Span>of() : marks.get(next++);
    return new RecordView.Spans(text, before, marks.subList(next, marks.size()));
  }

  private static List<List<Span>> ofTexts(RecordQuery query, JournalRecord record) {
    var searched = SearchedRecord.of(record, null);
    var found = searched.found(query);
    List<List<Span>> marks = new ArrayList<>();
    for (var i = 0; i < found.size(); i++) {
      marks.add(spans(searched.texts().get(i), found.get(i).stream().sorted().toList()));
    }
    return List.copyOf(marks);
  }

  private static List<Span> spans(Words text, List<Integer> words) {
    List<Span> spans = new ArrayList<>();
    for (var word : words) {
      var span = text.original(word);
      if (!spans.isEmpty() && span.start() <= spans.getLast().end()) {
        var last = spans.removeLast();
        span = new Span(last.start(), Math.max(last.end(), span.end()));
      }
      spans.add(span);
    }
    return List.copyOf(spans);
  }
}
