package org.chancery.messaging.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/// Real files that say something.
final class SampleFiles {

  private SampleFiles() {}

  static byte[] docx(String words) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XWPFDocument document = new XWPFDocument()) {
      document.createParagraph().createRun().setText(words);
      document.write(out);
    }
    return out.toByteArray();
  }

  static byte[] xlsx(String words) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      book.createSheet("Sheet").createRow(0).createCell(3).setCellValue(words);
      book.write(out);
    }
    return out.toByteArray();
  }

  static byte[] pdf(String words) throws IOException {
    try (PDDocument document = written(words)) {
      return saved(document);
    }
  }

  static byte[] pdfWithPassword(String words) throws IOException {
    try (PDDocument document = written(words)) {
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      return saved(document);
    }
  }

  private static PDDocument written(String words) throws IOException {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream text = new PDPageContentStream(document, page)) {
      text.beginText();
      text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
      text.newLineAtOffset(50, 700);
      text.showText(words);
      text.endText();
    }
    return document;
  }

  private static byte[] saved(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }

  /// A little file with hundreds of megabytes in it.
  static byte[] bomb() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("zeros.txt"));
      fill(zip, 400);
    }
    return out.toByteArray();
  }

  private static void fill(OutputStream out, int megabytes) throws IOException {
    byte[] megabyte = "0 ".repeat(512 * 1024).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < megabytes; i++) {
      out.write(megabyte);
    }
  }

  static byte[] mail(String subject, String attached) {
    return """
    From: rana@example.org
    To: jonas@example.org
    Subject: %s
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=x

    --x
    Content-Type: text/plain

    See the file.
    --x
    Content-Type: text/plain; name=q.txt
    Content-Disposition: attachment; filename=q.txt

    %s
    --x--
    """
        .formatted(subject, attached)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// The beginning of a Windows program.
  static byte[] program() {
    byte[] program = new byte[4_096];
    program[0] = 'M';
    program[1] = 'Z';
    program[0x3c] = (byte) 0x80;
    program[0x80] = 'P';
    program[0x81] = 'E';
    return program;
  }
}
