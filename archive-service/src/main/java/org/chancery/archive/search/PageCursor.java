package org.chancery.archive.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chancery.archive.problem.Refusal;

/// Where a page of results ended, and what the first page was about: later pages are of the same
/// records, however many arrive meanwhile.
///
/// @param at time of the last record with nanoseconds
/// @param place of the last record
/// @param total how many matched when the first page was made
/// @param reached up to which positions the first page reached
record PageCursor(String at, long place, long total, List<Long> reached) {

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\dT[0-9:.]{8,18}Z)\\|(\\d{1,18})\\|(\\d{1,18})\\|(\\d{1,15}(?:,\\d{1,15}){0,63})");

  PageCursor {
    reached = List.copyOf(reached);
  }

  /// The opaque form handed to clients.
  String encoded() {
    var positions = reached.stream().map(String::valueOf).collect(Collectors.joining(","));
    var plain = at + "|" + place + "|" + total + "|" + positions;
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
            parts.group(1),
            Long.parseLong(parts.group(2)),
            Long.parseLong(parts.group(3)),
            Arrays.stream(parts.group(4).split(",", -1)).map(Long::valueOf).toList());
      }
    } catch (IllegalArgumentException notBase64) {
      // Falls through to the one refusal below.
    }
    throw Refusal.invalid(
        "cursor", "The cursor is not one this service gave.", "Pass nextPage of the page before.");
  }
}
