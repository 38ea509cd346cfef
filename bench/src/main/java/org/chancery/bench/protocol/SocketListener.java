package org.chancery.bench.protocol;

/// Hears what arrives on the sockets of a [Sockets]; always on its one loop thread, so it must not
/// block.
public interface SocketListener {

  /// A frame other than the welcome; valid only during the call.
  void frame(SocketClient client, ServerFrame frame);

  /// The connection ended unasked with this close code; the client is about to reconnect.
  void lost(SocketClient client, int code, String reason);

  /// The client has tried to reconnect for as long as it was told to, and gives up.
  void gaveUp(SocketClient client, String why);
}
