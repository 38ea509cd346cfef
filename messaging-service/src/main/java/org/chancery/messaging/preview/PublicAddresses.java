package org.chancery.messaging.preview;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/// Looks up names for fetching, and gives no address that is not public: pages are asked for by
/// whoever writes a message, and must not reach what only this machine can reach. The client
/// connects to the very addresses given here, so a name that changes its mind in between gains
/// nothing. One address out of bounds spoils the name.
final class PublicAddresses implements DnsResolver {

  /// What IANA lists as not globally reachable, and one host of a cloud that is.
  private static final List<Network> NOT_PUBLIC_4 =
      networks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // shared by carriers
          "127.0.0.0/8", // this machine
          "168.63.129.16/32", // the platform's own server inside Azure
          "169.254.0.0/16", // link-local; metadata of clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved; broadcast

  private static final Network PUBLIC_6 = Network.valueOf("2000::/3");

  /// What of it is not public, or stands for an address of version 4 that may not be.
  private static final List<Network> NOT_PUBLIC_6 =
      networks(
          "2001::/23", // Teredo and other protocols
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4
          "3fff::/20"); // documentation

  private final List<Network> allowed;

  /// @param allowed networks that count as public all the same
  PublicAddresses(List<Network> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  private static List<Network> networks(String... written) {
    return Stream.of(written).map(Network::valueOf).toList();
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = InetAddress.getAllByName(host);
    for (InetAddress address : found) {
      if (!isAllowed(address)) {
        throw new ForbiddenAddress();
      }
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  boolean isAllowed(InetAddress address) {
    return isPublic(address) || allowed.stream().anyMatch(it -> it.contains(address));
  }

  private static boolean isPublic(InetAddress address) {
    if (address instanceof Inet4Address) {
      return NOT_PUBLIC_4.stream().noneMatch(it -> it.contains(address));
    }
    // Java has made addresses of version 4 that were mapped into version 6 what they are.
    return PUBLIC_6.contains(address)
        && NOT_PUBLIC_6.stream().noneMatch(it -> it.contains(address));
  }
}
