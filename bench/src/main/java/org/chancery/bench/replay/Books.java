package org.chancery.bench.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.chancery.bench.replay.Evidence.Entry;
import org.chancery.bench.service.Archive;
import org.chancery.bench.service.Archive.Found;
import org.chancery.bench.service.JournalReader;
import org.chancery.bench.service.Messaging.Message;
import tools.jackson.databind.JsonNode;

/// Collects the evidence of a run from everybody who keeps a record of it.
final class Books {

  private final ChatFile file;
  private final String prefix;
  private final JournalReader journal;
  private final Archive archive;
  private final Map<Integer, List<Entry>> entries = new HashMap<>();
  private final List<String> journalFaults = new ArrayList<>();
  private final Map<String, Found> found = new HashMap<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private final Map<String, List<Integer>> history = new LinkedHashMap<>();
  private final List<String> historyFaults = new ArrayList<>();

  Books(ChatFile file, String prefix, JournalReader journal, Archive archive) {
    this.file = file;
    this.prefix = prefix;
    this.journal = journal;
    this.archive = archive;
  }

  /// Reads what the journal has gained since `after` and keeps the records of this run.
  void readJournal(long[] after) {
    journalFaults.addAll(journal.read(after, this::take));
  }

  private void take(JsonNode record) {
    var line = lineOf(record.path("content").path("clientId").asString(""));
    if (line >= 0) {
      var entry =
          new Entry(
              record.path("id").asString(""),
              record.path("position").asLong(),
              record.path("verdict").path("outcome").asString(""));
      entries.computeIfAbsent(line, _ -> new ArrayList<>()).add(entry);
      missing.add(entry.id());
    }
  }

  int recordCount() {
    return entries.values().stream().mapToInt(List::size).sum();
  }

  /// Asks the archive for the records it could not search the last time; gives how many it can now.
  long askArchive() {
    var asking = List.copyOf(missing);
    for (var from = 0; from < asking.size(); from += Archive.LOOKUP_LIMIT) {
      var ids = asking.subList(from, Math.min(asking.size(), from + Archive.LOOKUP_LIMIT));
      archive
          .lookup(ids)
          .forEach((id, answer) -> {
            found.put(id, answer);
            if (answer.indexed()) {
              missing.remove(id);
            }
          });
    }
    return found.values().stream().filter(Found::indexed).count();
  }

  /// Reads a room's history through `reader`, which gets the test for messages of this run.
  void readHistory(String room, Function<Predicate<Message>, List<Message>> reader) {
    var lines = new ArrayList<Integer>();
    for (var message : reader.apply(message -> lineOf(message.clientId()) >= 0)) {
      var line = lineOf(message.clientId());
      if (line < 0 || line >= file.lines().size()) {
        continue;
      }
      lines.add(line);
      if (!file.lines().get(line).text().equals(message.text())) {
        historyFaults.add("line %d reads differently in the history".formatted(line + 1));
      }
    }
    history.put(room, lines);
  }

  private int lineOf(String clientId) {
    return clientId.startsWith(prefix) ? Integer.parseInt(clientId.substring(prefix.length())) : -1;
  }

  Evidence evidence() {
    return new Evidence(entries, journalFaults, found, history, historyFaults);
  }
}
