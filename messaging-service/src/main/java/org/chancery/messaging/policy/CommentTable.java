package org.chancery.messaging.policy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.chancery.messaging.directory.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people said about policies; rows are only ever added.
@Component
class CommentTable {

  private static final int SHOWN = 1_000;

  private final JdbcClient jdbc;

  CommentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(PolicyComment comment) {
    jdbc.sql(
            """
            insert into policy_comment (policy_id, revision, line, author_id, at, text)
            values (?, ?, ?, ?, ?, ?)
            """)
        .param(comment.policy())
        .param(comment.revision())
        .param(comment.line())
        .param(comment.author().value())
        .param(comment.at().atOffset(ZoneOffset.UTC))
        .param(comment.text())
        .update();
  }

  /// The latest thousand of a policy, the oldest first.
  List<PolicyComment> of(String policy) {
    return jdbc.sql(
            """
            select policy_id, revision, line, author_id, at, text from policy_comment
            where policy_id = ? order by id desc limit ?
            """)
        .param(policy)
        .param(SHOWN)
        .query((row, _) ->
            new PolicyComment(
                row.getString("policy_id"),
                row.getObject("revision", Integer.class),
                row.getObject("line", Integer.class),
                new PersonId(row.getObject("author_id", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("text")))
        .list()
        .reversed();
  }
}
