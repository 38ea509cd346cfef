package org.chancery.messaging.preview;

import java.net.UnknownHostException;

/// A page is where none may be fetched from. Names no host: whoever reads logs need not know.
final class ForbiddenAddress extends UnknownHostException {
  ForbiddenAddress() {
    super("Its address is not one of the public network.");
  }
}
