package org.chancery.messaging.attachment;

import java.util.ArrayList;
import java.util.List;
import org.chancery.messaging.journal.AttachmentRef;
import org.chancery.messaging.journal.Judgement;
import org.chancery.messaging.screening.Part;
import org.chancery.messaging.screening.Screening;
import org.chancery.policy.Attachment;
import org.chancery.policy.Context;
import org.chancery.policy.Submission;
import org.springframework.stereotype.Component;

/// Judges the files of a message together with its text: what they are called, what they are, and
/// what is written in them. What could not be read of a file is undecided (P7), never clean.
@Component
public class FileScreening {

  /// How much text is judged of all files of a message; the rest is undecided.
  static final int MOST_TEXT = 2_000_000;

  private final Screening screening;
  private final AttachmentTable table;

  FileScreening(Screening screening, AttachmentTable table) {
    this.screening = screening;
    this.table = table;
  }

  /// What was judged.
  ///
  /// @param judgement of everything together
  /// @param files as they may be named to others, if the judgement lets them
  public record Screened(Judgement judgement, List<AttachmentRef> files) {}

  /// The one verdict on a message and its files.
  ///
  /// @param message the text, in its circumstances; the files are added to these
  /// @param leisurely whether to take as long as it takes
  public Screened judge(Submission message, List<StoredFile> files, boolean leisurely) {
    Submission whole =
        new Submission(
            message.kind(),
            message.text(),
            with(message.context(), files.stream().map(FileScreening::circumstance).toList()));
    List<Part> parts = new ArrayList<>();
    int left = MOST_TEXT;
    for (int i = 0; i < files.size(); i++) {
      StoredFile file = files.get(i);
      Context alone = with(message.context(), List.of(circumstance(file)));
      String path = "attachments/" + i;
      parts.add(
          Part.of(
              path + "/name", 0, new Submission(Submission.Kind.FILE_NAME, file.name(), alone)));
      FileText text = table.text(file.id()).orElse(new FileText("", Gap.DAMAGED));
      String judged = text.text().substring(0, Math.min(left, text.text().length()));
      left -= judged.length();
      boolean complete = text.gap() == null && judged.length() == text.text().length();
      parts.addAll(parts(path + "/text", judged, alone, complete));
    }
    Judgement judgement =
        leisurely
            ? screening.judgePartsAtLeisure(whole, parts)
            : screening.judgeParts(whole, parts);
    return new Screened(judgement, files.stream().map(FileScreening::stored).toList());
  }

  private static List<Part> parts(String path, String text, Context alone, boolean complete) {
    List<Part> parts = new ArrayList<>();
    for (Chunks.Chunk chunk : Chunks.of(text)) {
      parts.add(
          Part.of(
              path,
              chunk.offset(),
              new Submission(Submission.Kind.FILE_TEXT, chunk.text(), alone)));
    }
    if (!complete) {
      parts.add(Part.unread(path, new Submission(Submission.Kind.FILE_TEXT, "", alone)));
    }
    return parts;
  }

  private static Attachment circumstance(StoredFile file) {
    return new Attachment(
        file.name(), file.declaredType(), file.mediaType(), file.bytes(), file.malware());
  }

  private static Context with(Context context, List<Attachment> files) {
    return new Context(
        context.sender(),
        context.audience(),
        context.conversation(),
        context.at(),
        files,
        context.recent(),
        context.traffic());
  }

  /// A file as records name it.
  static AttachmentRef stored(StoredFile file) {
    return new AttachmentRef(file.id(), file.sha256(), file.name(), file.bytes(), file.mediaType());
  }
}
