package org.chancery.archive.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.chancery.archive.problem.Refusal;

/// Where a page of results ended: the sort values of its last record, so that new records never
/// shift a page.
///
/// @param at time with nanoseconds
/// @param partition of the last record
/// @param position of the last record
record PageCursor(String at, int partition, long position) {

  private static final Pattern FORM =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT[0-9:.]{8,18}Z)\\|(\\d{1,2})\\|(\\d{1,18})");

  /// The opaque form handed to clients.
  String encoded() {
    var plain = at + "|" + partition + "|" + position;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads a cursor a client gave back.
  ///
  /// @throws Refusal when this service did not make it
  static PageCursor of(String encoded) {
    try {
      var plain = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
      var parts = FORM.matcher(plain);
      if (parts.matches()) {
        return new PageCursor(
            parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
      }
    } catch (IllegalArgumentException notBase64) {
      // Falls through to the one refusal below.
    }
    throw Refusal.invalid(
        "cursor", "The cursor is not one this service gave.", "Pass nextPage of the page before.");
  }
}
