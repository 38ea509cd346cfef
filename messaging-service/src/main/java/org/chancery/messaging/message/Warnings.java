package org.chancery.messaging.message;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.messaging.attachment.MessageFiles;
import org.chancery.messaging.journal.Confirmation;
import org.chancery.messaging.journal.MessageText;
import org.chancery.policy.RuleRef;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The warnings senders were given. A warning is the id of the warned message's record, so that it
/// holds on every node and after a restart; it is good for the same words of the same sender in the
/// same conversation, for as long as the same policies say the same.
@Component
class Warnings {

  /// Longest reason, in UTF-16 units.
  static final int LONGEST_REASON = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Warnings.class);

  private final JdbcClient jdbc;
  private final EditTable edits;

  Warnings(JdbcClient jdbc, EditTable edits) {
    this.jdbc = jdbc;
    this.edits = edits;
  }

  /// What a confirmation is worth.
  sealed interface Answer {}

  /// The message may go out.
  record Confirmed(Confirmation confirmation) implements Answer {}

  /// It confirms something else: other words, other policies, somebody else's warning, or none.
  record NotThisWarning() implements Answer {}

  /// It gives no reason where one is needed, or none that can be put on record.
  record NoReason(String cure) implements Answer {}

  /// Nobody can say now.
  record Unknown() implements Answer {}

  Answer confirm(PostMessage command, Acknowledgement acknowledgement, Verdict now) {
    return confirm(acknowledgement, now, warning -> verdictOf(warning, command));
  }

  Answer confirm(EditMessage command, Acknowledgement acknowledgement, Verdict now) {
    return confirm(acknowledgement, now, warning -> edits.warned(warning, command));
  }

  private static Answer confirm(
      Acknowledgement acknowledgement, Verdict now, Function<UUID, Optional<Verdict>> given) {
    Optional<UUID> id = id(acknowledgement.warning());
    if (id.isEmpty()) {
      return new NotThisWarning();
    }
    Optional<Verdict> warned;
    try {
      warned = given.apply(id.get());
    } catch (DataAccessException e) {
      // Never the message: PostgreSQL quotes values.
      LOG.warn("Could not look up a warning: {}.", e.getClass().getSimpleName());
      return new Unknown();
    }
    if (warned.isEmpty() || !covers(warned.get(), now)) {
      return new NotThisWarning();
    }
    String reason = acknowledgement.reason() == null ? "" : acknowledgement.reason().strip();
    String flaw = flawOf(reason, now.reasonRequired());
    return flaw == null
        ? new Confirmed(
            new Confirmation(id.get(), reason.isEmpty() ? null : new MessageText(reason)))
        : new NoReason(flaw);
  }

  private Optional<Verdict> verdictOf(UUID warning, PostMessage command) {
    return jdbc.sql(
            """
            select verdict::text from message
            where id = ? and state = 'warned' and sender_id = ? and conversation_id = ?
              and text = ? and array(
                select x.attachment_id from message_attachment x
                where x.message_id = message.id order by x.ordinal) = ?::uuid[]
            """)
        .params(
            warning,
            command.sender().id(),
            command.conversation().value(),
            command.text(),
            MessageFiles.array(command.attachments()))
        .query(String.class)
        .optional()
        .map(StoredVerdict::read);
  }

  /// Whether everything that is to be warned of now was warned of then, by the same policies.
  private static boolean covers(Verdict then, Verdict now) {
    return then.policySet().equals(now.policySet()) && rules(then).containsAll(rules(now));
  }

  private static Set<RuleRef> rules(Verdict verdict) {
    Set<RuleRef> rules = new HashSet<>();
    verdict
        .decisive()
        .forEach(
            finding -> rules.add(new RuleRef(finding.policy(), finding.rule(), finding.version())));
    return rules;
  }

  private static @Nullable String flawOf(String reason, boolean required) {
    if (reason.isEmpty()) {
      return required ? "Say why the message should go out all the same." : null;
    }
    if (reason.length() > LONGEST_REASON) {
      return "Give a reason of at most %d characters.".formatted(LONGEST_REASON);
    }
    return MessageText.flawOf(reason);
  }

  private static Optional<UUID> id(String warning) {
    try {
      return Optional.of(UUID.fromString(warning));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
