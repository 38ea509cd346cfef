package org.chancery.archive.search;

import java.time.Instant;
import java.util.List;
import org.chancery.archive.access.NotARead;
import org.chancery.archive.access.Officer;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Has the index built anew from the vault, and says how far that is.
@RestController
class RebuildController {

  private static final int LATEST = 10;

  private final Rebuilds rebuilds;
  private final RebuildLoop loop;
  private final IndexAlias alias;

  RebuildController(Rebuilds rebuilds, RebuildLoop loop, IndexAlias alias) {
    this.rebuilds = rebuilds;
    this.loop = loop;
    this.alias = alias;
  }

  /// The latest rebuilds, newest first; the first may be running.
  record RebuildsResponse(List<RebuildResponse> items) {}

  /// One rebuild.
  ///
  /// @param state `filling`, `proving`, `swapping`, `cleaning`, or how it ended: `done`, `refused`,
  ///   `abandoned`
  /// @param sent positions of the journal that are in the new indices; only while it runs
  /// @param of positions that are stored; only while it runs
  /// @param fromVault records read from sealed segments
  /// @param fromStore records that were not sealed yet
  /// @param proven records found to be the same in the new indices and the store
  /// @param outcome why it was refused or abandoned
  /// @param trouble what it waits for; absent while it waits for nothing
  record RebuildResponse(
      int generation,
      String state,
      Instant startedAt,
      String startedBy,
      @Nullable Instant finishedAt,
      @Nullable Long sent,
      @Nullable Long of,
      long fromVault,
      long fromStore,
      long proven,
      @Nullable String outcome,
      @Nullable String trouble) {}

  /// Starts one; searches go on with the index that is there until the new one is whole.
  @NotARead("It shows counts, nothing that anybody wrote.")
  @PostMapping("/api/index-rebuilds")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RebuildResponse start(@AuthenticationPrincipal Jwt token) {
    return response(rebuilds.begin(Officer.of(token).username(), highestGeneration()));
  }

  /// The latest ones.
  @NotARead("It shows counts, nothing that anybody wrote.")
  @GetMapping("/api/index-rebuilds")
  RebuildsResponse latest() {
    return new RebuildsResponse(rebuilds.latest(LATEST).stream().map(this::response).toList());
  }

  /// Stops the one that runs; the index that is searched stays as it is.
  @NotARead("It shows counts, nothing that anybody wrote.")
  @PostMapping("/api/index-rebuilds/abandon")
  RebuildResponse abandon(@AuthenticationPrincipal Jwt token) {
    var by = Officer.of(token).username();
    if (!rebuilds.abandon(by)) {
      throw Refusal.conflict(
          "no-rebuild-to-abandon",
          "No rebuild can be abandoned: none runs, or the new index is being searched already.");
    }
    return response(rebuilds.latest(1).getFirst());
  }

  /// Indices of a generation the database does not know of are there when it was restored.
  private int highestGeneration() {
    try {
      return alias.highestGeneration();
    } catch (RuntimeException away) {
      throw Refusal.unavailable(
          "search-unavailable", "The search index does not answer. Try again in a minute.");
    }
  }

  private RebuildResponse response(Rebuild rebuild) {
    var runs = rebuild.finishedAt() == null;
    return new RebuildResponse(
        rebuild.generation(),
        rebuild.state().wire(),
        rebuild.startedAt(),
        rebuild.startedBy(),
        rebuild.finishedAt(),
        runs ? rebuilds.places().stream().mapToLong(Rebuilds.Place::position).sum() : null,
        runs ? rebuilds.stored() : null,
        rebuild.fromVault(),
        rebuild.fromStore(),
        rebuild.proven(),
        rebuild.outcome(),
        runs && !loop.trouble().isEmpty() ? loop.trouble() : null);
  }
}
