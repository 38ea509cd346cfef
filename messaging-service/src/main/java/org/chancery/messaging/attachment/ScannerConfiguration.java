package org.chancery.messaging.attachment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Chooses what scans for malware.
@Configuration(proxyBeanMethods = false)
class ScannerConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(ScannerConfiguration.class);

  @Bean
  MalwareScanner malwareScanner(AttachmentSettings settings) {
    if (settings.clamd() == null) {
      LOG.info("Files are not scanned for malware: chancery.attachments.clamd is not set.");
      return _ -> false;
    }
    return new Clamd(settings.clamd(), settings.scanWithin());
  }
}
