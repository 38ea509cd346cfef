package org.chancery.messaging.policy.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.policy.Publishing;
import org.chancery.messaging.policy.TermFile;
import org.chancery.messaging.policy.TermListVersion;
import org.chancery.messaging.policy.TermLists;
import org.chancery.messaging.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Term lists over HTTP.
@RestController
@RequestMapping("/api/term-lists")
class TermListController {

  private final TermLists lists;
  private final Publishing publishing;
  private final People people;

  TermListController(TermLists lists, Publishing publishing, People people) {
    this.lists = lists;
    this.publishing = publishing;
    this.people = people;
  }

  /// A list without its terms.
  ///
  /// @param activeVersion the version in force, if any
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      String id,
      String name,
      int version,
      @Nullable Integer activeVersion,
      @Nullable String owner,
      @Nullable LocalDate expires,
      int terms,
      PeopleNames.@Nullable Item author,
      Instant savedAt) {}

  record ItemList(List<Item> items) {}

  /// A list whole, with everybody who changed it.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Whole(
      String id,
      String name,
      int version,
      @Nullable Integer activeVersion,
      @Nullable String owner,
      @Nullable LocalDate expires,
      List<TermListVersion.Term> terms,
      List<Version> versions) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Version(
      int version,
      int terms,
      PeopleNames.@Nullable Item author,
      Instant savedAt,
      @Nullable String comment,
      PeopleNames.@Nullable Item publishedBy,
      @Nullable Instant publishedAt) {}

  record TermRequest(@Nullable String term, @Nullable String note, @Nullable LocalDate expires) {}

  record SaveRequest(
      @Nullable String name,
      @Nullable String owner,
      @Nullable LocalDate expires,
      @Nullable List<TermRequest> terms,
      @Nullable String comment,
      @Nullable Integer basedOn) {}

  /// @param format `csv` or `txt`
  /// @param file the file's text
  record ImportRequest(@Nullable String format, @Nullable String file) {}

  /// @param version the version saved; absent for a preview
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ImportAnswer(
      List<String> added, List<String> removed, int unchanged, @Nullable Integer version) {}

  record PublishRequest(@Nullable Integer version) {}

  @GetMapping
  ItemList all() {
    List<TermListVersion> newest = lists.newest();
    Map<String, Integer> active = lists.active();
    PeopleNames names =
        PeopleNames.of(people, newest.stream().map(TermListVersion::author).toList());
    return new ItemList(
        newest.stream()
            .map(list ->
                new Item(
                    list.list(),
                    list.name(),
                    list.version(),
                    active.get(list.list()),
                    list.owner(),
                    list.expires(),
                    list.terms().size(),
                    names.get(list.author()),
                    list.savedAt()))
            .toList());
  }

  @GetMapping("/{id}")
  Whole one(@PathVariable String id) {
    List<TermListVersion> versions = lists.of(id);
    TermListVersion newest = versions.getFirst();
    PeopleNames names =
        PeopleNames.of(
            people,
            versions.stream()
                .flatMap(version -> Stream.of(version.author(), version.publishedBy()))
                .toList());
    return new Whole(
        id,
        newest.name(),
        newest.version(),
        lists.active().get(id),
        newest.owner(),
        newest.expires(),
        newest.terms(),
        versions.stream()
            .map(version ->
                new Version(
                    version.version(),
                    version.terms().size(),
                    names.get(version.author()),
                    version.savedAt(),
                    version.comment(),
                    names.get(version.publishedBy()),
                    version.publishedAt()))
            .toList());
  }

  @PutMapping("/{id}")
  Whole save(@PathVariable String id, @RequestBody SaveRequest body, Actor actor) {
    List<TermRequest> given = Objects.requireNonNullElse(body.terms(), List.of());
    lists.save(
        actor,
        id,
        new TermLists.Change(
            Objects.requireNonNullElse(body.name(), ""),
            Objects.requireNonNullElse(body.owner(), actor.username()),
            body.expires(),
            given.stream()
                .map(term ->
                    new TermListVersion.Term(
                        Objects.requireNonNullElse(term.term(), ""), term.note(), term.expires()))
                .toList(),
            body.comment(),
            body.basedOn()));
    return one(id);
  }

  /// Replaces the list's terms by those of a file; with `preview` only says what that would change.
  @PostMapping("/{id}/import")
  ImportAnswer importTerms(
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean preview,
      @RequestBody ImportRequest body,
      Actor actor) {
    String file = Needed.text(body.file(), "file", "give the text of the file.");
    List<TermListVersion.Term> terms =
        switch (Objects.requireNonNullElse(body.format(), "")) {
          case "csv" -> TermFile.readCsv(file);
          case "txt" -> TermFile.readText(file);
          default -> throw formatRefused();
        };
    TermLists.Difference difference = lists.difference(id, terms);
    return new ImportAnswer(
        difference.added(),
        difference.removed(),
        difference.unchanged(),
        preview ? null : lists.importTerms(actor, id, terms));
  }

  @GetMapping("/{id}/export")
  ResponseEntity<String> export(
      @PathVariable String id, @RequestParam(defaultValue = "csv") String format) {
    List<TermListVersion.Term> terms = lists.newest(id).terms();
    return switch (format) {
      case "csv" -> file(id + ".csv", "text/csv", TermFile.csv(terms));
      case "txt" -> file(id + ".txt", "text/plain", TermFile.text(terms));
      default -> throw formatRefused();
    };
  }

  @PostMapping("/{id}/publish")
  Whole publish(@PathVariable String id, @RequestBody PublishRequest body, Actor actor) {
    publishing.publishList(
        actor,
        id,
        Needed.number(body.version(), "version", "say which version you have read and approve."));
    return one(id);
  }

  private static ResponseEntity<String> file(String name, String type, String text) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(text);
  }

  private static Refusal formatRefused() {
    return Refusal.ofField("format", "use csv or txt.");
  }
}
