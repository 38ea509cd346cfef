package org.chancery.messaging.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the process that looks into files sees in real ones.
final class FileReadingTest {

  private static final FileReading READING = new FileReading(settings(Duration.ofSeconds(60)));

  @TempDir private Path folder;

  @AfterAll
  static void stop() {
    READING.destroy();
  }

  private static AttachmentSettings settings(Duration within) {
    return new AttachmentSettings(
        Path.of("target"),
        1_000_000,
        1,
        1,
        192,
        within,
        200_000,
        null,
        Duration.ofSeconds(1),
        Duration.ofHours(24));
  }

  private ReaderProcess.Reading read(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("content"), content);
    return READING.read(file, name);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void officeDocumentsMailsAndArchivesAreRead() throws IOException {
    assertThat(read("a.docx", SampleFiles.docx("project falcon")).text())
        .isEqualTo(new FileText("project falcon", null));
    assertThat(read("a.xlsx", SampleFiles.xlsx("project falcon")).text().text())
        .contains("project falcon");
    assertThat(read("a.pdf", SampleFiles.pdf("project falcon")).text())
        .isEqualTo(new FileText("project falcon", null));
    FileText mail = read("a.eml", SampleFiles.mail("about falcon", "attached falcon")).text();
    assertThat(mail.text()).contains("about falcon", "q.txt", "attached falcon", "jonas");
    byte[] inner = SampleFiles.zip("plan.docx", SampleFiles.docx("deep falcon"));
    FileText zip = read("a.zip", SampleFiles.zip("inner.zip", inner)).text();
    assertThat(zip.text()).contains("inner.zip", "plan.docx", "deep falcon");
    assertThat(zip.gap()).isNull();
    assertThat(read("a.rtf", bytes("{\\rtf1\\ansi project \\b falcon}")).text().text())
        .isEqualTo("project falcon");
    assertThat(
            read("a.html", bytes("<html><body><p>project <b>falcon</b></p></body></html>")).text())
        .isEqualTo(new FileText("project falcon", null));
    assertThat(read("a.txt", bytes("مشروع الصقر")).text().text()).isEqualTo("مشروع الصقر");
  }

  @Test
  void typesAreTrueAndNamesThatClaimAnotherAreFound() throws IOException {
    assertThat(type("a.pdf", SampleFiles.pdf("x"))).isEqualTo("application/pdf");
    assertThat(type("report", SampleFiles.pdf("x"))).isEqualTo("application/pdf");
    assertThat(type("a.csv", bytes("a,b\n1,2\n"))).isEqualTo("text/csv");
    assertThat(type("a.json", bytes("{\"a\":1}"))).isEqualTo("application/json");
    assertThat(type("a.txt", bytes("hello"))).isEqualTo("text/plain");
    assertThat(type("a.exe", SampleFiles.program())).startsWith("application/x-");
    assertThat(type("a.docx", SampleFiles.docx("x"))).endsWith("wordprocessingml.document");
    assertThat(type("invoice.pdf", SampleFiles.program()))
        .endsWith("claims application/pdf")
        .startsWith("application/x-");
    assertThat(type("invoice.pdf", bytes("only text")))
        .isEqualTo("text/plain claims application/pdf");
    assertThat(type("photo.png", new byte[] {1, 2, 3, 0, 5, 0, 7}))
        .isEqualTo("application/octet-stream claims image/png");
    assertThat(type("slides.txt", SampleFiles.docx("x")))
        .endsWith("wordprocessingml.document claims text/plain");
    assertThat(type("plan.docx", SampleFiles.zip("a.txt", bytes("falcon"))))
        .startsWith("application/zip claims");
  }

  private String type(String name, byte[] content) throws IOException {
    ReaderProcess.Reading reading = read(name, content);
    return reading.type().equals(reading.declaredType())
        ? reading.type()
        : reading.type() + " claims " + reading.declaredType();
  }

  @Test
  @DisplayName("P7: what cannot be read of a file is said, not passed over")
  void gapsAreSaid() throws IOException {
    assertThat(read("a.pdf", SampleFiles.pdfWithPassword("falcon")).text())
        .isEqualTo(new FileText("", Gap.ENCRYPTED));
    byte[] whole = SampleFiles.docx("falcon");
    assertThat(read("a.docx", java.util.Arrays.copyOf(whole, whole.length / 2)).text().gap())
        .isEqualTo(Gap.DAMAGED);
    FileText bomb = read("a.zip", SampleFiles.bomb()).text();
    assertThat(bomb.gap()).isEqualTo(Gap.TOO_LARGE);
    assertThat(bomb.text().length()).isLessThanOrEqualTo(200_000);
    FileText inZip =
        read("b.zip", SampleFiles.zip("s.pdf", SampleFiles.pdfWithPassword("x"))).text();
    assertThat(inZip.gap()).isEqualTo(Gap.ENCRYPTED);
    assertThat(inZip.text()).contains("s.pdf");
  }

  @Test
  void aFileThatTakesTooLongCostsItsProcessAndNothingElse() throws IOException {
    FileReading impatient = new FileReading(settings(Duration.ofMillis(1)));
    Path file = Files.write(folder.resolve("slow"), SampleFiles.bomb());
    try {
      assertThat(impatient.read(file, "a.zip").text().gap()).isEqualTo(Gap.TOO_LATE);
      assertThat(impatient.read(file, "a.zip").text().gap()).isEqualTo(Gap.TOO_LATE);
    } finally {
      impatient.destroy();
    }
  }
}
