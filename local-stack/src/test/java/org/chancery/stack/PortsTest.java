package org.chancery.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void anOptionWinsOverTheEnvironmentWhichWinsOverTheDefault() {
    var ports =
        Ports.chosen(
            Map.of("CHANCERY_PORT_MESSAGING", "9080", "CHANCERY_PORT_ARCHIVE", "9081"),
            List.of("messaging=9999"));

    assertThat(ports.of("messaging")).isEqualTo(9999);
    assertThat(ports.of("archive")).isEqualTo(9081);
    assertThat(ports.of("console")).isEqualTo(8082);
  }

  @Test
  void aPortThatMeansNothingIsNamed() {
    assertThatThrownBy(() -> Ports.chosen(Map.of(), List.of("kafka=1")))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("'kafka'")
        .hasMessageContaining("messaging, archive, console");
    assertThatThrownBy(() -> Ports.chosen(Map.of(), List.of("archive=many")))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("--port archive")
        .hasMessageContaining("'many'");
    assertThatThrownBy(() -> Ports.chosen(Map.of("CHANCERY_PORT_ARCHIVE", "70000"), List.of()))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("70000");
  }

  @Test
  void aTakenPortIsNamedWithTheWayToChooseAnother() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var ports = withPort(Ports.free(), "keycloak", other.getLocalPort());

      assertThatThrownBy(() -> ports.requireFree(List.of("postgres", "keycloak")))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("Port " + other.getLocalPort())
          .hasMessageContaining("--port keycloak=NUMBER")
          .hasMessageContaining("CHANCERY_PORT_KEYCLOAK=NUMBER");
    }
  }

  @Test
  void onePortForTwoServersIsRefused() {
    var free = Ports.free();
    var ports = withPort(free, "keycloak", free.of("postgres"));

    assertThatThrownBy(() -> ports.requireFree(List.of("postgres", "keycloak")))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("both postgres and keycloak");
  }

  private static Ports withPort(Ports ports, String name, int port) {
    var all = new HashMap<>(ports.byName());
    all.put(name, port);
    return new Ports(all);
  }
}
