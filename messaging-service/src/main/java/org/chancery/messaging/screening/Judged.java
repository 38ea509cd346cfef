package org.chancery.messaging.screening;

import org.chancery.policy.Submission;

/// Everything that is judged before others see it, and by whom: the one list. A kind of submission
/// that is new to the policy engine does not compile here until somebody says where it is judged; a
/// test looks whether those named do call [Screening], and whether anybody else makes what they
/// make.
public sealed interface Judged {

  /// It exists here, and a class judges it.
  ///
  /// @param by the class, by its name below `org.chancery.messaging`
  record Here(String by) implements Judged {}

  /// There is no such feature yet; whoever builds it judges it.
  record NoSuchFeature() implements Judged {}

  /// Where a kind of submission is judged. Edits and forwards are messages like others, judged by
  /// the same class with those who would see them now. A recall has no content and shows nobody
  /// anything, so there is nothing to judge; nor is there when a message is read again.
  static Judged of(Submission.Kind kind) {
    return switch (kind) {
      case MESSAGE -> new Here("message.MessageScreening");
      case CONVERSATION_NAME, TOPIC -> new Here("conversation.RoomTexts");
      case JOIN -> new Here("conversation.Admissions");
      case STATUS_TEXT -> new Here("presence.StatusTexts");
      case LINK_PREVIEW -> new Here("preview.LinkPreviews");
      case FILE_NAME, FILE_TEXT -> new Here("attachment.FileScreening");
    };
  }
}
