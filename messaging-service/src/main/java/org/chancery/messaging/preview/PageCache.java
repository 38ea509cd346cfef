package org.chancery.messaging.preview;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.chancery.messaging.journal.LinkCard;
import org.springframework.stereotype.Component;

/// What pages say of themselves, asked for once by however many who link to them at a time. That
/// there is nothing to show is remembered too, so that nobody's server is asked again and again.
@Component
class PageCache {

  private static final int MOST = 2_000;

  private final PageFetch fetch;
  private final AsyncCache<URI, Optional<LinkCard>> pages;

  PageCache(PageFetch fetch, PreviewSettings settings) {
    this.fetch = fetch;
    this.pages =
        Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(settings.cacheFor()).buildAsync();
  }

  /// The page at an address; waits while somebody else fetches it.
  ///
  /// @throws ForbiddenAddress for an address of a network that is not public; the first time
  /// @throws IOException when it could not be fetched; the first time
  Optional<LinkCard> page(URI address) throws IOException {
    CompletableFuture<Optional<LinkCard>> mine = new CompletableFuture<>();
    CompletableFuture<Optional<LinkCard>> known = pages.asMap().putIfAbsent(address, mine);
    if (known != null) {
      return known.join();
    }
    try {
      Optional<LinkCard> card = fetch.fetch(address);
      mine.complete(card);
      return card;
    } finally {
      // After a failure, or nothing happens: whoever waits goes away empty-handed.
      mine.complete(Optional.empty());
    }
  }
}
