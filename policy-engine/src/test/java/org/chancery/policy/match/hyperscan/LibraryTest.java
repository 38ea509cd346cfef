package org.chancery.policy.match.hyperscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chancery.policy.match.hyperscan.Library.Loading;
import org.chancery.policy.match.hyperscan.Platform.Detected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryTest {
  @Test
  void linuxOnIntelGetsTheLibraryThatIsKnownByItsHash() throws IOException {
    assertThat(Platform.of("Linux", "amd64", false)).isInstanceOf(Detected.Known.class);
    var known = (Detected.Known) Platform.of("Linux", "x86_64", false);
    try (var resource = getClass().getResourceAsStream(known.platform().resource())) {
      assertThat(resource).isNotNull();
      assertThat(Library.sha256(resource.readAllBytes())).isEqualTo(known.platform().sha256());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Windows 11, amd64, false, There is no Hyperscan for Windows 11 on amd64.",
    "Mac OS X, x86_64, false, There is no Hyperscan for Mac OS X on x86_64.",
    "Linux, aarch64, false, There is no Hyperscan for Linux on aarch64.",
    "Linux, amd64, true, 'Hyperscan needs the GNU C library, and this is musl.'"
  })
  void anyOtherMachineIsToldWhyThereIsNone(
      String system, String processor, boolean musl, String reason) {
    assertThat(Platform.of(system, processor, musl)).isEqualTo(new Detected.Unknown(reason));
  }

  @Test
  void muslIsToldByWhatTheProcessHasLoaded(@TempDir Path folder) throws IOException {
    Path maps = folder.resolve("maps");
    Files.writeString(maps, "7f00-7f01 r-xp 0 00:00 0 /lib/ld-musl-x86_64.so.1\n");

    assertThat(Platform.isMusl(maps)).isTrue();
    assertThat(Platform.isMusl(folder.resolve("none"))).isFalse();
  }

  @Test
  void aLibraryThatIsMissingChangedOrNoLibraryIsNotLoaded() {
    String own = "/org/chancery/policy/match/hyperscan/LibraryTest.class";

    assertThat(Library.load(new Platform("/nowhere/libhs.so", "")))
        .isEqualTo(new Loading.Missing("The class path has no Hyperscan for this machine."));
    assertThat(Library.load(new Platform(own, "00")))
        .isEqualTo(new Loading.Missing("The Hyperscan on the class path is not the one known."));
    assertThat(Library.load(new Platform(own, sha256Of(own))))
        .isInstanceOfSatisfying(
            Loading.Missing.class,
            missing -> assertThat(missing.reason()).startsWith("Hyperscan cannot be loaded: "));
  }

  @Test
  void theLibraryIsLoadedOnceAndIsTheVersionThatLosesNoMatches() {
    assertThat(Natives.library().version()).startsWith("5.4.0 ");
    assertThat(Library.load()).isSameAs(Library.load());
  }

  private static String sha256Of(String resource) {
    try (var stream = LibraryTest.class.getResourceAsStream(resource)) {
      return stream == null ? "" : Library.sha256(stream.readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
