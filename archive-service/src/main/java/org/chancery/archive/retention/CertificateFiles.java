package org.chancery.archive.retention;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.chancery.archive.ledger.Enclosures;
import org.chancery.verify.LedgerFiles;
import org.chancery.verify.LedgerPortion.Content;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Certificates of disposal as they lie beside the ledger, each with the records it is about: what
/// an archive no longer has, and why, is to be seen by whoever has nothing but its directory.
@Component
final class CertificateFiles implements Enclosures {

  private static final int MOST = 10;

  private final JdbcClient jdbc;
  private final Candidates candidates;

  CertificateFiles(JdbcClient jdbc, Candidates candidates) {
    this.jdbc = jdbc;
    this.candidates = candidates;
  }

  private record Finished(UUID id, long number, String certificate, String signature) {}

  @Override
  public List<Content> after(long enclosed) {
    // One disposal is open at a time, so they finish in the order of their numbers.
    return jdbc
        .sql(
            """
            select id, number, certificate, signature from disposal
            where certificate is not null order by number offset ? limit ?
            """)
        .param(enclosed)
        .param(MOST)
        .query((row, _) ->
            new Finished(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getString("certificate"),
                row.getString("signature")))
        .list()
        .stream()
        .map(this::file)
        .toList();
  }

  private Content file(Finished done) {
    var text =
        done.certificate()
            + "\n"
            + done.signature()
            + "\n"
            + String.join("", candidates.disposed(done.id()));
    return Content.of(
        LedgerFiles.certificate(done.number()), text.getBytes(StandardCharsets.UTF_8));
  }
}
