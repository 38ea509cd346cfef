package org.chancery.archive.hold;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.archive.access.Acts;
import org.chancery.archive.access.Officer;
import org.chancery.archive.matter.Matter;
import org.chancery.archive.matter.Matters;
import org.chancery.archive.own.OwnType;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.record.ChainHead;
import org.chancery.archive.record.RecordStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Places and releases holds.
@Component
public class Holds {

  private static final int LONGEST = 2_000;

  private final HoldRegister register;
  private final DisposalGate gate;
  private final Notices notices;
  private final Matters matters;
  private final RecordStore store;
  private final Acts acts;
  private final InstantSource clock;

  Holds(
      HoldRegister register,
      DisposalGate gate,
      Notices notices,
      Matters matters,
      RecordStore store,
      Acts acts,
      InstantSource clock) {
    this.register = register;
    this.gate = gate;
    this.notices = notices;
    this.matters = matters;
    this.store = store;
    this.acts = acts;
    this.clock = clock;
  }

  /// What is to be held.
  ///
  /// @param notice what custodians are told; absent for a silent hold
  record Placing(
      UUID matter, String name, HoldRequest request, boolean isSilent, @Nullable String notice) {}

  /// The holds of the officer's matters; of all matters for who leads.
  List<Hold> of(Officer officer) {
    Set<UUID> seen =
        officer.isLead()
            ? matters.names().keySet()
            : matters.of(officer).stream().map(Matter::id).collect(Collectors.toSet());
    return register.of(seen);
  }

  /// The hold, if the officer may know of it.
  ///
  /// @throws Refusal 404
  public Hold find(Officer officer, UUID id) {
    return register
        .find(id)
        .filter(hold -> officer.isLead() || matters.find(officer, hold.matter()).isPresent())
        .orElseThrow(() -> Refusal.notFound("hold"));
  }

  /// Places a hold. It is in force when this has returned: no disposal that begins after the
  /// commit, or that waits at the gate now, takes anything it is on.
  @Transactional
  public Hold place(Officer officer, Placing placing) {
    var matter = matters.open(officer, placing.matter());
    var scope = placing.request().scope();
    var custodians = register.people(scope.custodians());
    if (custodians.size() < scope.custodians().size()) {
      throw Refusal.invalid(
          "custodians", "The record has never named one of them.", "Choose people from the list.");
    }
    var conversations = register.conversations(scope.conversations());
    if (conversations.size() < scope.conversations().size()) {
      throw Refusal.invalid(
          "conversations", "The record does not know one of them.", "Choose from the list.");
    }
    var notice = placing.isSilent() ? null : text("notice", placing.notice());
    gate.enter();
    var hold =
        new Hold(
            UUID.randomUUID(),
            matter.id(),
            text("name", placing.name()),
            scope,
            custodians,
            conversations,
            placing.isSilent(),
            notice,
            clock.instant(),
            officer.username(),
            null);
    register.insert(hold);
    if (!hold.isSilent()) {
      notices.send(hold.id(), custodians);
    }
    acts.record(officer, OwnType.HOLD_PLACED, content(hold));
    return hold;
  }

  /// Releases a hold. That disposes of nothing: what retention rules have ended by then is listed
  /// with the next disposal, and needs its approval.
  @Transactional
  public Hold release(Officer officer, UUID id, @Nullable String reason) {
    var hold = find(officer, id);
    if (matters.find(officer, hold.matter()).isEmpty()) {
      throw Refusal.notFound("hold");
    }
    var why = text("reason", reason);
    gate.enter();
    if (!register.release(id, new Hold.Release(clock.instant(), officer.username(), why))) {
      throw Refusal.conflict("hold-released", "The hold has been released already.");
    }
    acts.record(officer, OwnType.HOLD_RELEASED, Map.of("id", id.toString(), "reason", why));
    return find(officer, id);
  }

  /// What the record says of a hold: enough to show later what it protected, and since when.
  private Map<String, Object> content(Hold hold) {
    Map<String, Object> content = new HashMap<>();
    content.put("id", hold.id().toString());
    content.put("matter", hold.matter().toString());
    content.put("name", hold.name());
    content.put("silent", hold.isSilent());
    content.put("custodians", hold.custodians().stream().map(one -> one.id().toString()).toList());
    content.put(
        "conversations", hold.conversations().stream().map(one -> one.id().toString()).toList());
    content.put("terms", hold.scope().terms().stream().map(HoldTerm::written).toList());
    if (hold.scope().from() != null) {
      content.put("from", hold.scope().from().toString());
    }
    if (hold.scope().until() != null) {
      content.put("until", hold.scope().until().toString());
    }
    content.put("heads", store.heads().stream().map(ChainHead::position).toList());
    return content;
  }

  private static String text(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw Refusal.invalid(field, "It is empty.", "Write it in a sentence.");
    }
    if (value.length() > LONGEST) {
      throw Refusal.invalid(field, "It is longer than " + LONGEST + " characters.", "Shorten it.");
    }
    return value.strip();
  }
}
