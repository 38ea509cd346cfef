package org.chancery.archive.record;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.archive.own.OwnType;

/// Every type of record this version of the archive understands.
///
/// A type that is missing here stops its partition: the archive is upgraded before the service that
/// writes.
public enum RecordType {
  MESSAGE_POSTED("message.posted"),
  MESSAGE_BLOCKED("message.blocked"),
  MESSAGE_WARNED("message.warned"),
  MESSAGE_HELD("message.held"),
  MESSAGE_RELEASED("message.released"),
  MESSAGE_REJECTED("message.rejected"),
  MESSAGE_EDITED("message.edited"),
  MESSAGE_EDIT_BLOCKED("message.edit-blocked"),
  MESSAGE_EDIT_WARNED("message.edit-warned"),
  MESSAGE_RECALLED("message.recalled"),
  MESSAGE_RESCANNED("message.rescanned"),
  REVIEW_READ("review.read"),
  APPEAL_FILED("appeal.filed"),
  APPEAL_ANSWERED("appeal.answered"),
  CONVERSATION_CREATED("conversation.created"),
  CONVERSATION_RENAMED("conversation.renamed"),
  CONVERSATION_NAME_BLOCKED("conversation.name-blocked"),
  CONVERSATION_TOPIC_CHANGED("conversation.topic-changed"),
  CONVERSATION_TOPIC_BLOCKED("conversation.topic-blocked"),
  LINK_PREVIEWED("link.previewed"),
  LINK_PREVIEW_BLOCKED("link.preview-blocked"),
  LINK_PREVIEW_REMOVED("link.preview-removed"),
  MEMBER_JOINED("member.joined"),
  MEMBER_JOIN_BLOCKED("member.join-blocked"),
  MEMBER_LEFT("member.left"),
  PERSON_STATUS_CHANGED("person.status-changed"),
  PERSON_STATUS_BLOCKED("person.status-blocked"),
  ATTACHMENT_STORED("attachment.stored"),
  ATTACHMENT_READ("attachment.read"),
  POLICY_PUBLISHED("policy.published"),
  POLICY_RETIRED("policy.retired"),
  HISTORY_PROPOSED("history.proposed"),
  HISTORY_DECIDED("history.decided"),
  HISTORY_REMOVED("history.removed"),
  SESSION_OPENED("session.opened"),
  SESSION_CLOSED("session.closed"),
  ACCESS_SEARCHED(OwnType.ACCESS_SEARCHED),
  ACCESS_OPENED(OwnType.ACCESS_OPENED),
  ACCESS_LISTED(OwnType.ACCESS_LISTED),
  ACCESS_ASKED(OwnType.ACCESS_ASKED),
  ACCESS_DECIDED(OwnType.ACCESS_DECIDED),
  ACCESS_SCOPED(OwnType.ACCESS_SCOPED),
  MATTER_OPENED(OwnType.MATTER_OPENED),
  MATTER_CHANGED(OwnType.MATTER_CHANGED),
  MATTER_ENTERED(OwnType.MATTER_ENTERED),
  MATTER_CLOSED(OwnType.MATTER_CLOSED),
  MATTER_RESULT_SET_FROZEN(OwnType.MATTER_RESULT_SET_FROZEN),
  HOLD_PLACED(OwnType.HOLD_PLACED),
  HOLD_ACKNOWLEDGED(OwnType.HOLD_ACKNOWLEDGED),
  HOLD_RELEASED(OwnType.HOLD_RELEASED),
  RETENTION_PROPOSED(OwnType.RETENTION_PROPOSED),
  RETENTION_DECIDED(OwnType.RETENTION_DECIDED),
  RETENTION_LISTED(OwnType.RETENTION_LISTED),
  RETENTION_APPROVED(OwnType.RETENTION_APPROVED),
  RETENTION_DISPOSED(OwnType.RETENTION_DISPOSED),
  RETENTION_ERASURE(OwnType.RETENTION_ERASURE),
  COMPLETENESS_REPORTED(OwnType.COMPLETENESS_REPORTED);

  private static final Map<String, RecordType> BY_WIRE =
      Arrays.stream(values()).collect(Collectors.toMap(RecordType::wire, Function.identity()));

  private final String wire;
  private final boolean own;

  RecordType(String wire) {
    this.wire = wire;
    this.own = false;
  }

  RecordType(OwnType type) {
    this.wire = type.wire();
    this.own = true;
  }

  /// Whether the archive writes records of this type itself, which the journal never brings.
  public boolean isOwn() {
    return own;
  }

  /// The name in the journal record, as in `message.posted`.
  public String wire() {
    return wire;
  }

  /// The type of that wire name, or nothing when it is unknown.
  public static Optional<RecordType> of(String wire) {
    return Optional.ofNullable(BY_WIRE.get(wire));
  }
}
