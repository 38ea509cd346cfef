package org.chancery.messaging.attachment;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Files people send.
///
/// @param directory where their content is kept; every node of an installation sees the same one
/// @param maxBytes how large one may be
/// @param uploadsAtOnce how many one person may upload at the same time, on one node
/// @param readers how many processes look into files at the same time
/// @param readerMegabytes the memory of each
/// @param readWithin how long a look may take
/// @param mostChars how much text is read of a file, files in it included
/// @param clamd `host:port` of a ClamAV daemon; null for none, and then files are not scanned
/// @param scanWithin how long a scan may take
/// @param keepUnsent how long a file waits to be sent
@ConfigurationProperties("chancery.attachments")
public record AttachmentSettings(
    @DefaultValue("attachments") Path directory,
    @DefaultValue("26214400") long maxBytes,
    @DefaultValue("3") int uploadsAtOnce,
    @DefaultValue("1") int readers,
    @DefaultValue("256") int readerMegabytes,
    @DefaultValue("20s") Duration readWithin,
    @DefaultValue("1000000") int mostChars,
    @Nullable String clamd,
    @DefaultValue("30s") Duration scanWithin,
    @DefaultValue("24h") Duration keepUnsent) {

  /// Refuses settings nobody could send a file under.
  public AttachmentSettings {
    if (maxBytes < 1 || uploadsAtOnce < 1 || readers < 1 || mostChars < 1) {
      throw new IllegalArgumentException(
          "chancery.attachments: max-bytes, uploads-at-once, readers and most-chars are at least 1.");
    }
    if (clamd != null && !clamd.matches("[^\\s:]+:[0-9]{1,5}")) {
      throw new IllegalArgumentException("chancery.attachments.clamd: give host:port.");
    }
  }
}
