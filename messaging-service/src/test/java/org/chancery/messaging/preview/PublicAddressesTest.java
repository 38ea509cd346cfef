package org.chancery.messaging.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicAddressesTest {

  private final PublicAddresses addresses = new PublicAddresses(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  @DisplayName("P8: no address that is not public is fetched from")
  void whatIsNotPublicIsRefused(String address) {
    assertThat(addresses.isAllowed(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.0.1",
        "172.32.0.1", "168.63.129.17", "192.0.3.0", "198.17.0.0", "223.255.255.255", "2606:4700::1",
        "2a00:1450:4001::1"
      })
  void whatIsPublicIsNot(String address) {
    assertThat(addresses.isAllowed(InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void networksOfTheHouseCountAsPublicWhereItSaysSo() {
    PublicAddresses house =
        new PublicAddresses(List.of(Network.valueOf("10.20.0.0/15"), Network.valueOf("fd00::/8")));

    assertThat(house.isAllowed(InetAddress.ofLiteral("10.21.255.1"))).isTrue();
    assertThat(house.isAllowed(InetAddress.ofLiteral("10.22.0.1"))).isFalse();
    assertThat(house.isAllowed(InetAddress.ofLiteral("fd12::1"))).isTrue();
    assertThat(house.isAllowed(InetAddress.ofLiteral("fe80::1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "intranet/8", "::/129", "dead/8", ""})
  void whatIsNoNetworkIsRefusedWithAnExample(String written) {
    assertThatThrownBy(() -> Network.valueOf(written)).hasMessageContaining("10.1.0.0/16");
  }
}
