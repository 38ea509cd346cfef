package org.chancery.policy.detect;

import org.chancery.policy.text.Span;

/// A web address found in a text, with or without its scheme.
///
/// @param span all of it, in the original text
/// @param url the address as it was written
/// @param host in small letters, internationalised labels in ASCII (`xn--`)
/// @param registrable the part of the host somebody registered, such as `example.co.uk`
/// @param punycode whether a label is internationalised
/// @param shortener whether the host forwards to places it does not show
public record Link(
    Span span, String url, String host, String registrable, boolean punycode, boolean shortener) {
  /// The host only: an address may carry what its sender would not have repeated.
  @Override
  public String toString() {
    return "Link[" + host + "]";
  }
}
