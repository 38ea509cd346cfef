package org.chancery.messaging.policy;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Lists of words and phrases that policies refer to by name. Changed by saving a version; a
/// version takes effect when a second person publishes it, see [Publishing#publishList].
@Component
public class TermLists {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final int MOST_TERMS = 50_000;
  static final int LONGEST_TERM = 200;
  static final int LONGEST_NOTE = 500;

  private final TermListTable table;
  private final InstantSource clock;

  TermLists(TermListTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /// What a person wants a list to be.
  ///
  /// @param basedOn the version they began with, 0 for a new list; null to overwrite
  public record Change(
      String name,
      @Nullable String owner,
      @Nullable LocalDate expires,
      List<TermListVersion.Term> terms,
      @Nullable String comment,
      @Nullable Integer basedOn) {}

  /// What an import would do.
  public record Difference(List<String> added, List<String> removed, int unchanged) {}

  /// Saves a list as its next version.
  ///
  /// @return its number
  @Transactional
  public int save(Actor author, String id, Change change) {
    if (!ID.matcher(id).matches()) {
      throw Refusal.ofField("id", "use 1 to 63 of a-z, 0-9 and -, not starting with -.");
    }
    if (change.name().isBlank() || change.name().length() > 100) {
      throw Refusal.ofField("name", "give 1 to 100 characters.");
    }
    check(change.terms());
    int newest = table.lockNewest(id);
    if (change.basedOn() != null && change.basedOn() != newest) {
      throw new Refusal(
              ErrorCode.CONFLICT,
              "The list is at version %d by now. Read it, and make your change to that."
                  .formatted(newest))
          .with("version", newest);
    }
    table.add(
        new TermListVersion(
            id,
            newest + 1,
            change.name().strip(),
            change.owner(),
            change.expires(),
            change.terms(),
            change.comment(),
            author.id(),
            clock.instant(),
            null,
            null));
    return newest + 1;
  }

  /// Replaces a list's terms by those of a file, and keeps the rest.
  ///
  /// @return the new version's number
  @Transactional
  public int importTerms(Actor author, String id, List<TermListVersion.Term> terms) {
    TermListVersion newest = newest(id);
    return save(
        author,
        id,
        new Change(
            newest.name(), newest.owner(), newest.expires(), terms, "Imported", newest.version()));
  }

  /// What replacing a list's terms would change.
  public Difference difference(String id, List<TermListVersion.Term> terms) {
    check(terms);
    Set<String> before = new HashSet<>();
    newest(id).terms().forEach(term -> before.add(term.term()));
    Set<String> after = new HashSet<>();
    terms.forEach(term -> after.add(term.term()));
    List<String> added = after.stream().filter(term -> !before.contains(term)).sorted().toList();
    List<String> removed = before.stream().filter(term -> !after.contains(term)).sorted().toList();
    return new Difference(added, removed, after.size() - added.size());
  }

  /// The newest version of every list.
  public List<TermListVersion> newest() {
    return table.newest();
  }

  /// The newest version of a list.
  public TermListVersion newest(String id) {
    return of(id).getFirst();
  }

  /// All versions of a list, the newest first.
  public List<TermListVersion> of(String id) {
    List<TermListVersion> versions = table.of(id);
    if (versions.isEmpty()) {
      throw Refusal.notFound("term list");
    }
    return versions;
  }

  /// The number of each list's version in force.
  public Map<String, Integer> active() {
    Map<String, Integer> versions = new HashMap<>();
    table.active().forEach(version -> versions.put(version.list(), version.version()));
    return versions;
  }

  /// Today's terms of every list's newest version: what a draft is checked with.
  List<SetSource.Terms> newestTerms() {
    LocalDate today = today();
    return table.newest().stream().map(version -> version.on(today)).toList();
  }

  /// Today's terms of the lists in force.
  List<SetSource.Terms> termsInForce() {
    LocalDate today = today();
    return table.active().stream().map(version -> version.on(today)).toList();
  }

  /// Days begin and end in UTC, so that all nodes agree on them.
  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static void check(List<TermListVersion.Term> terms) {
    if (terms.isEmpty() || terms.size() > MOST_TERMS) {
      throw Refusal.ofField("terms", "give 1 to %d.".formatted(MOST_TERMS));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < terms.size(); i++) {
      TermListVersion.Term term = terms.get(i);
      String field = "terms[%d]".formatted(i);
      if (term.term().isBlank() || term.term().length() > LONGEST_TERM) {
        throw Refusal.ofField(field, "a term has 1 to %d characters.".formatted(LONGEST_TERM));
      }
      if (term.note() != null && term.note().length() > LONGEST_NOTE) {
        throw Refusal.ofField(field, "a note has at most %d characters.".formatted(LONGEST_NOTE));
      }
      if (!seen.add(term.term())) {
        throw Refusal.ofField(field, "this term is in the list already; leave it out.");
      }
    }
  }
}
