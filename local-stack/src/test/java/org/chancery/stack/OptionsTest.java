package org.chancery.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

  private static final Path CHECKOUT = Path.of("/checkout");

  @Test
  void stateLiesInTheCheckoutUnlessToldOtherwise() {
    assertThat(parse("up").state().root()).isEqualTo(CHECKOUT.resolve(".chancery"));
    assertThat(parse("up", "--state", "/elsewhere").state())
        .isEqualTo(
            new StateDirectory(Path.of("/elsewhere"), CHECKOUT.resolve(".chancery/servers")));
  }

  @Test
  void optionsComeInAnyOrder() {
    var options = parse("up", "--detach", "--port", "archive=9081", "--no-demo");

    assertThat(options.flags())
        .containsExactlyInAnyOrder(Options.Flag.DETACH, Options.Flag.NO_DEMO);
    assertThat(options.ports().of("archive")).isEqualTo(9081);
  }

  @Test
  void whatMeansNothingIsNamedAndTheUsageShown() {
    assertThatThrownBy(() -> parse("sideways"))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("'sideways'")
        .hasMessageContaining("Usage:");
    assertThatThrownBy(() -> parse("up", "--fast"))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("'--fast'");
    assertThatThrownBy(() -> parse("up", "--port"))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("--port needs a value");
  }

  private static Options parse(String... arguments) {
    return Options.parse(List.of(arguments), CHECKOUT, Map.of());
  }
}
