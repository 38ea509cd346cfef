package org.chancery.archive.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.chancery.archive.access.NotARead;
import org.chancery.archive.problem.Refusal;
import org.chancery.verify.LedgerFiles;
import org.chancery.verify.ledger.Tile;
import org.chancery.verify.ledger.TilePath;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The ledger as C2SP tlog-tiles lays it out: a checkpoint, tiles and entries that any verifier of
/// that standard can read. Nobody needs to log in, because nothing here tells what was said or who
/// said it.
@RestController
class LedgerController {

  private static final String NOTHING = "It shows hashes and salted commitments, no content.";
  private static final CacheControl FOREVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
  private static final CacheControl BRIEFLY = CacheControl.maxAge(Duration.ofSeconds(1));
  private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=utf-8");

  private final LedgerTables tables;

  LedgerController(LedgerTables tables) {
    this.tables = tables;
  }

  /// The newest signed head, with the cosignatures it has so far.
  @NotARead(NOTHING)
  @GetMapping(value = "/ledger/checkpoint", produces = "text/plain;charset=utf-8")
  ResponseEntity<byte[]> checkpoint() {
    var newest = tables.newest().orElseThrow(() -> Refusal.notFound("checkpoint"));
    return ResponseEntity.ok()
        .contentType(TEXT)
        .cacheControl(BRIEFLY)
        .body(utf8(tables.cosigned(newest).toString()));
  }

  /// The keys that sign and ever signed, one verifier key a line.
  @NotARead("It shows public keys.")
  @GetMapping(value = "/ledger/keys", produces = "text/plain;charset=utf-8")
  ResponseEntity<byte[]> keys() {
    var keys = tables.keys().stream().map(key -> key.vkey() + "\n").collect(Collectors.joining());
    return ResponseEntity.ok().contentType(TEXT).cacheControl(BRIEFLY).body(utf8(keys));
  }

  /// A tile of hashes, whole or as wide as `.p/<W>` says. The path after the level is the index in
  /// groups of three digits, all but the last with an `x` before them.
  @NotARead(NOTHING)
  @GetMapping(value = "/ledger/tile/{level:[0-9]+}/{*index}", produces = "application/octet-stream")
  ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String index) {
    var path = TilePath.read(level, index);
    if (path == null || Tile.width(path.level(), path.index(), size()) < path.width()) {
      throw Refusal.notFound("tile");
    }
    return immutable(tables.tile(path.level(), path.index(), path.width()).hashes().toArray());
  }

  /// The entries of a tile of level 0, each with its length in two bytes before it.
  @NotARead(NOTHING)
  @GetMapping(value = "/ledger/tile/entries/{*index}", produces = "application/octet-stream")
  ResponseEntity<byte[]> entries(@PathVariable String index) {
    var path = TilePath.read("0", index);
    if (path == null || Tile.width(0, path.index(), size()) < path.width()) {
      throw Refusal.notFound("tile");
    }
    return immutable(LedgerFiles.bundle(tables.entries(path.index() * Tile.WIDTH, path.width())));
  }

  /// Only what a checkpoint covers is shown: a client can then always prove what it got.
  private long size() {
    return tables.newest().map(LedgerTables.StoredCheckpoint::size).orElse(0L);
  }

  private static ResponseEntity<byte[]> immutable(byte[] body) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(FOREVER)
        .body(body);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
