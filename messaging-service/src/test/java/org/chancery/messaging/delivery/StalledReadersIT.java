package org.chancery.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.messaging.live.ChatSocket.ofType;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.live.ChatSocket;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class StalledReadersIT {

  private static final int STALLED = 500;

  @Test
  @DisplayName(
      "P7: 500 readers that stopped reading are closed, the others hear everything, and memory stays flat")
  void stalledReadersAreClosed() throws Exception {
    Office office = new Office();
    try (LiveService service =
        LiveService.start(
            office,
            Map.of(
                "chancery.limits.in-flight", "100000",
                "chancery.socket.hold", "100ms",
                "chancery.socket.write-timeout", "2s",
                "chancery.socket.queue-bytes", "512KB"))) {
      List<Colleague> people = office.hire(3);
      ConversationId room = office.room(people);
      List<Socket> stalled = new ArrayList<>();
      try (ChatSocket sender = ChatSocket.open(service.socket(), people.get(0));
          ChatSocket healthy = ChatSocket.open(service.socket(), people.get(1))) {
        for (int i = 0; i < STALLED; i++) {
          stalled.add(stall(service.port(), people.get(2)));
        }
        LiveSockets sockets = service.bean(LiveSockets.class);
        await(() -> sockets.count() == STALLED + 2);
        long before = usedAfterCollection();

        // Far more than socket buffers and queues of all stalled readers together could hold.
        String text = "x".repeat(15_000);
        int posts = 0;
        while (sockets.count() > 2 && posts < 2_000) {
          for (int i = 0; i < 20; i++) {
            sender.post("s-" + posts++, room, text);
          }
          sender.await(ofType("accepted"), posts);
          healthy.await(ofType("message"), posts);
        }
        await(() -> sockets.count() == 2);

        // The frames both clients of this very JVM remember, and a margin that a leak of queues
        // (500 times 512 KiB) could not hide in.
        long remembered = 2L * posts * text.length() * 2;
        assertThat(usedAfterCollection() - before).isLessThan(remembered + (24L << 20));
      } finally {
        for (Socket socket : stalled) {
          socket.close();
        }
      }
    }
  }

  /// Opens a socket by hand and never reads from it.
  private static Socket stall(int port, Colleague person) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String request =
        """
        GET /ws HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Protocol: chancery.v1\r
        Authorization: Test %s %s %d\r
        \r
        """
            .formatted(
                port,
                person.id(),
                person.username(),
                Instant.now().plusSeconds(3600).getEpochSecond());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static long usedAfterCollection() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void await(BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
      Thread.sleep(50);
    }
  }
}
