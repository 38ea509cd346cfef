package org.chancery.bench.protocol;

import java.nio.charset.StandardCharsets;

/// Frames for tests of other packages.
public final class FrameFixture {

  private FrameFixture() {}

  public static ServerFrame frame(String json) {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    var frame = new ServerFrame();
    frame.read(bytes, 0, bytes.length);
    return frame;
  }
}
