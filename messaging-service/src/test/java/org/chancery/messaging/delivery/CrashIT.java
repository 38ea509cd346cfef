package org.chancery.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.messaging.live.ChatSocket.ofType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.live.ChatSocket;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.live.ServiceProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class CrashIT {

  private static final int POSTS = 3_000;

  @Test
  void aServiceThatStopsAnswersWhatItTookAndSaysSo() {
    Office office = new Office();
    LiveService service = LiveService.start(office, Map.of("chancery.limits.in-flight", "1000"));
    List<Colleague> people = office.hire(1);
    ConversationId room = office.room(people);
    ChatSocket socket = ChatSocket.open(service.socket(), people.getFirst());
    for (int i = 0; i < 200; i++) {
      socket.post("m-" + i, room, "text " + i);
    }
    socket.await(ofType("accepted"), 10);

    service.close();

    assertThat(socket.closeCode()).isEqualTo(4503);
    assertThat(socket.frames().stream().filter(ofType("accepted")))
        .hasSize((int) office.records("message.posted"));
  }

  @Test
  @DisplayName("P3: kill -9 amid load, restart, resume: nothing lost, nothing twice")
  void killedAmidLoad() throws Exception {
    Office office = new Office();
    // Once, in this process, to make the tables.
    LiveService.start(office, Map.of()).close();
    List<Colleague> people = office.hire(2);
    List<ConversationId> rooms = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      rooms.add(office.room(people));
    }

    try (ServiceProcess service = new ServiceProcess(office)) {
      ChatSocket sender = ChatSocket.open(service.socket(), people.getFirst());
      ChatSocket reader = ChatSocket.open(service.socket(), people.getLast());
      for (int i = 0; i < POSTS; i++) {
        sender.post("m-" + i, rooms.get(i % 7), "text " + i);
      }
      sender.await(ofType("accepted"), 100);
      service.kill();
      Set<String> answered = clientIds(sender, "accepted");
      sender.closeCode();
      reader.closeCode();
      List<String> heard = new ArrayList<>(ids(reader));
      String cursor = reader.cursor();

      service.restart();
      try (ChatSocket senderAgain = ChatSocket.open(service.socket(), people.getFirst());
          ChatSocket readerAgain = ChatSocket.comeBack(service.socket(), people.getLast())) {
        readerAgain.resume(cursor);
        readerAgain.await(ofType("resumed"));
        for (int i = 0; i < POSTS; i++) {
          if (!answered.contains("m-" + i)) {
            senderAgain.post("m-" + i, rooms.get(i % 7), "text " + i);
          }
        }
        senderAgain.await(ofType("accepted"), POSTS - answered.size());
        readerAgain.await(ofType("message"), POSTS - heard.size());
        heard.addAll(ids(readerAgain));
      }

      assertThat(answered).as("killed amid load").hasSizeBetween(100, POSTS - 1);
      assertThat(heard).doesNotHaveDuplicates().hasSize(POSTS);
      assertThat(office.records("message.posted")).isEqualTo(POSTS);
    }
  }

  private static Set<String> clientIds(ChatSocket socket, String type) {
    return socket.frames().stream()
        .filter(ofType(type))
        .map(frame -> frame.path("clientId").asString())
        .collect(Collectors.toSet());
  }

  private static List<String> ids(ChatSocket socket) {
    return socket.frames().stream()
        .filter(ofType("message"))
        .map(frame -> frame.path("id").asString())
        .toList();
  }
}
