package org.chancery.broken.names;

final class MessageHelper {
  private MessageHelper() {}
}
