package org.chancery.messaging.journal;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people are shown of a page that a message links to.
///
/// @param url where the page was, after all forwarding
/// @param description what the page says of itself
/// @param site what the page calls the site it belongs to
public record LinkCard(
    String url, MessageText title, @Nullable MessageText description, @Nullable MessageText site) {

  /// All there is to read on it, address included, one line for each part: what is judged, what
  /// spans of findings point into, and what officers find it by.
  public MessageText text() {
    return new MessageText(
        Stream.concat(
                Stream.of(title, description, site)
                    .filter(Objects::nonNull)
                    .map(MessageText::value),
                Stream.of(url))
            .collect(Collectors.joining("\n")));
  }

  /// Hides the address too: it may carry what its sender would not have repeated.
  @Override
  public String toString() {
    return "LinkCard[" + text().length() + " chars]";
  }
}
