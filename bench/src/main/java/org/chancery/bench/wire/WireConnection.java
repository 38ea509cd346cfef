package org.chancery.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One open WebSocket. Sending is safe from any thread and never blocks.
public final class WireConnection {

  /// A server that takes nothing while this much waits to be sent has stalled.
  private static final int MAX_WAITING_BYTES = 4 << 20;

  private final WireLoop loop;
  private final SocketChannel channel;
  private final WireListener listener;
  private final FrameDecoder decoder = new FrameDecoder();
  private final FrameDecoder.Sink sink = new Received();
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private boolean ended;
  private @Nullable SelectionKey key;

  WireConnection(WireLoop loop, SocketChannel channel, WireListener listener) {
    this.loop = loop;
    this.channel = channel;
    this.listener = listener;
  }

  /// Sends a text message given in UTF-8; false if the connection has ended.
  public boolean send(byte[] text) {
    return write(FrameEncoder.encode(FrameEncoder.TEXT, text));
  }

  /// Says goodbye and hangs up; the listener hears the server's answer or 1006.
  public void close(int code, String reason) {
    var words = reason.getBytes(StandardCharsets.UTF_8);
    var payload = ByteBuffer.allocate(2 + words.length).putShort((short) code).put(words).array();
    write(FrameEncoder.encode(FrameEncoder.CLOSE, payload));
  }

  /// Hangs up without a word, as a dying process would.
  public void drop() {
    end(1006, "dropped by this side");
  }

  private boolean write(ByteBuffer frame) {
    synchronized (waiting) {
      if (ended) {
        return false;
      }
      try {
        if (waiting.isEmpty()) {
          channel.write(frame);
          if (!frame.hasRemaining()) {
            return true;
          }
        }
      } catch (IOException e) {
        // The loop's thread notices the same and tells the listener, which must hear it there.
        return false;
      }
      if (waitingBytes + frame.remaining() <= MAX_WAITING_BYTES) {
        waiting.add(frame);
        waitingBytes += frame.remaining();
        if (waiting.size() == 1) {
          loop.awaitWritable(this);
        }
        return true;
      }
    }
    end(1006, "the server takes nothing");
    return false;
  }

  void register(Selector selector) throws IOException {
    key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  void watchWritable() {
    var registered = key;
    if (registered != null && registered.isValid()) {
      registered.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
  }

  void flush() {
    synchronized (waiting) {
      try {
        for (var next = waiting.peek(); next != null; next = waiting.peek()) {
          waitingBytes -= channel.write(next);
          if (next.hasRemaining()) {
            return;
          }
          waiting.remove();
        }
      } catch (IOException e) {
        // Reading meets the same failure and ends the connection.
      }
      var registered = key;
      if (registered != null && registered.isValid()) {
        registered.interestOps(SelectionKey.OP_READ);
      }
    }
  }

  void read(ByteBuffer buffer, byte[] bytes) {
    try {
      buffer.clear();
      var count = channel.read(buffer);
      if (count < 0) {
        end(1006, "the server hung up");
        return;
      }
      buffer.flip().get(bytes, 0, count);
      decoder.feed(bytes, 0, count, sink);
    } catch (WireException e) {
      end(1002, e.getMessage() == null ? "" : e.getMessage());
    } catch (IOException e) {
      end(1006, "the connection broke");
    } catch (RuntimeException e) {
      // What one listener cannot digest must not end the thread that serves all the others.
      end(1002, String.valueOf(e.getMessage()));
    }
  }

  void end(int code, String reason) {
    synchronized (waiting) {
      if (ended) {
        return;
      }
      ended = true;
      waiting.clear();
    }
    try {
      channel.close();
    } catch (IOException e) {
      // It is gone either way.
    }
    listener.closed(code, reason);
  }

  private final class Received implements FrameDecoder.Sink {

    @Override
    public void text(byte[] bytes, int offset, int length) {
      listener.text(bytes, offset, length);
    }

    @Override
    public void ping(byte[] payload) {
      write(FrameEncoder.encode(FrameEncoder.PONG, payload));
    }

    @Override
    public void close(int code, String reason) {
      var echo = code == 1005 ? new byte[0] : ByteBuffer.allocate(2).putShort((short) code).array();
      write(FrameEncoder.encode(FrameEncoder.CLOSE, echo));
      end(code, reason);
    }
  }
}
