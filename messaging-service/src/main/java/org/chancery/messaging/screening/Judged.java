package org.chancery.messaging.screening;

import org.chancery.policy.Submission;

/// Everything that is judged before others see it, and by whom: the one list. A kind of submission
/// that is new to the policy engine does not compile here until somebody says where it is judged; a
/// test looks whether those named do call [Screening], and whether anybody else makes what they
/// make.
///
/// @param by the class that judges it, by its name below `org.chancery.messaging`
public record Judged(String by) {

  /// Where a kind of submission is judged. Edits and forwards are messages like others, judged by
  /// the same class with those who would see them now. A recall has no content and shows nobody
  /// anything, so there is nothing to judge; nor is there when a message is read again.
  static Judged of(Submission.Kind kind) {
    return new Judged(
        switch (kind) {
          case MESSAGE -> "message.MessageScreening";
          case CONVERSATION_NAME, TOPIC -> "conversation.RoomTexts";
          case JOIN -> "conversation.Admissions";
          case STATUS_TEXT -> "presence.StatusTexts";
          case LINK_PREVIEW -> "preview.LinkPreviews";
          case FILE_NAME, FILE_TEXT -> "attachment.FileScreening";
        });
  }
}
