package org.chancery.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.message.Acknowledgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrameReaderTest {

  private static final String ID = "0199a1b2-0000-7000-8000-000000000001";

  @Test
  void readsEveryFrameOfTheProtocol() {
    ConversationId id = ConversationId.valueOf(ID);

    assertThat(read("{'type':'post','clientId':'c1','conversation':'" + ID + "','text':'hi'}"))
        .isEqualTo(new ClientFrame.Post("c1", id, "hi", null, List.of()));
    assertThat(
            read(
                "{'type':'post','clientId':'c1','conversation':'%s','text':'hi','acknowledge':{'warning':'w','reason':'r'}}"
                    .formatted(ID)))
        .isEqualTo(new ClientFrame.Post("c1", id, "hi", new Acknowledgement("w", "r"), List.of()));
    assertThat(
            read(
                "{'type':'post','acknowledge':{'warning':'w'},'clientId':'c1','conversation':'%s','text':'hi'}"
                    .formatted(ID)))
        .isEqualTo(new ClientFrame.Post("c1", id, "hi", new Acknowledgement("w", null), List.of()));
    assertThat(
            read(
                "{'type':'post','clientId':'c1','conversation':'%s','text':'','attachments':['%s']}"
                    .formatted(ID, ID)))
        .isEqualTo(new ClientFrame.Post("c1", id, "", null, List.of(UUID.fromString(ID))));
    assertThat(
            read(
                "{'type':'post','clientId':'c1','conversation':'%s','forward':'%s'}"
                    .formatted(ID, ID)))
        .isEqualTo(new ClientFrame.Forward("c1", id, id.value(), null));
    assertThat(read("{'type':'edit','clientId':'c1','message':'" + ID + "','text':'hi'}"))
        .isEqualTo(new ClientFrame.Edit("c1", id.value(), "hi", null, null));
    assertThat(
            read(
                "{'type':'edit','clientId':'c1','message':'%s','text':'hi','revision':3,'acknowledge':{'warning':'w'}}"
                    .formatted(ID)))
        .isEqualTo(
            new ClientFrame.Edit("c1", id.value(), "hi", 3L, new Acknowledgement("w", null)));
    assertThat(read("{'type':'recall','clientId':'c1','message':'" + ID + "'}"))
        .isEqualTo(new ClientFrame.Recall("c1", id.value()));
    assertThat(read("{'type':'read','conversation':'" + ID + "','position':7}"))
        .isEqualTo(new ClientFrame.Read(id, 7));
    assertThat(read("{'conversation':'" + ID + "','type':'typing'}"))
        .isEqualTo(new ClientFrame.Typing(id));
    assertThat(read("{'type':'presence','status':'away'}"))
        .isEqualTo(new ClientFrame.Presence("away"));
    assertThat(read("{'type':'resume','cursor':'abc'}")).isEqualTo(new ClientFrame.Resume("abc"));
    assertThat(read("{'type':'ping'}")).isEqualTo(new ClientFrame.Ping());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello | malformed |",
        "[] | malformed |",
        "{} | invalid-field | type",
        "{'type':'post' | malformed |",
        "{'type':'ping'} {} | malformed |",
        "{'type':'teleport'} | unknown-type | type",
        "{'type':'ping','extra':1} | invalid-field | extra",
        "{'type':'ping','type':'ping'} | invalid-field | type",
        "{'type':'ping','deep':{'a':1}} | invalid-field | deep",
        "{'type':'ping','acknowledge':{'warning':'w'}} | invalid-field | acknowledge",
        "{'type':'ping','attachments':['x']} | invalid-field | attachments",
        "{'type':'post','attachments':[1]} | invalid-field | attachments",
        "{'type':'post','attachments':[['x']]} | invalid-field | attachments",
        "{'type':'post','clientId':'c','conversation':'0199a1b2-0000-7000-8000-000000000001','text':'x','acknowledge':'w'} | invalid-field | acknowledge",
        "{'type':'post','clientId':'c','conversation':'0199a1b2-0000-7000-8000-000000000001','text':'x','acknowledge':{}} | invalid-field | warning",
        "{'type':'post','clientId':'c','conversation':'0199a1b2-0000-7000-8000-000000000001','text':'x','acknowledge':{'warning':'w','x':'y'}} | invalid-field | x",
        "{'type':'post','acknowledge':{'acknowledge':{}}} | invalid-field | acknowledge",
        "{'type':'post','clientId':'c','conversation':'0199a1b2-0000-7000-8000-000000000001','text':'x','forward':'0199a1b2-0000-7000-8000-000000000001'} | invalid-field | text",
        "{'type':'post','clientId':'c','conversation':'0199a1b2-0000-7000-8000-000000000001','forward':'all'} | invalid-field | forward",
        "{'type':'edit','clientId':'c','message':'0199a1b2-0000-7000-8000-000000000001'} | invalid-field | text",
        "{'type':'edit','clientId':'c','message':'0199a1b2-0000-7000-8000-000000000001','text':'x','revision':-1} | invalid-field | revision",
        "{'type':'recall','clientId':'c','message':7} | invalid-field | message",
        "{'type':'recall','clientId':'c','message':'0199a1b2-0000-7000-8000-000000000001','text':'x'} | invalid-field | text",
        "{'type':'presence','status':'sleeping'} | invalid-field | status",
        "{'type':'typing','conversation':'1-1-1-1-1'} | invalid-field | conversation",
        "{'type':'typing','conversation':5} | invalid-field | conversation",
        "{'type':'resume'} | invalid-field | cursor",
      })
  void namesWhatIsWrong(String frame, String code, String field) {
    assertThat(read(frame))
        .isInstanceOfSatisfying(
            ClientFrame.Unusable.class,
            unusable -> {
              assertThat(unusable.code()).isEqualTo(code);
              assertThat(unusable.field()).isEqualTo(field);
            });
  }

  private static ClientFrame read(String frame) {
    return FrameReader.read(frame.replace('\'', '"'));
  }
}
