package org.chancery.messaging.refusal;

import java.util.LinkedHashMap;
import java.util.Map;

/// A request turned down for a reason the caller can act on; answered as an RFC 9457 problem.
/// Carries no message text: it may be logged.
public final class Refusal extends RuntimeException {

  private final ErrorCode code;
  private final transient Map<String, Object> members = new LinkedHashMap<>();

  /// A refusal that says what is wrong and what to do instead.
  public Refusal(ErrorCode code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  /// The refusal of a field's value.
  ///
  /// @param cure what the field should be
  public static Refusal ofField(String field, String cure) {
    return new Refusal(ErrorCode.INVALID_FIELD, "Field '%s': %s".formatted(field, cure))
        .with("field", field)
        .with("cure", cure);
  }

  /// The one answer for things that are not there and things the caller may not see.
  public static Refusal notFound(String kind) {
    return new Refusal(
        ErrorCode.NOT_FOUND, "There is no such %s, or you have no access to it.".formatted(kind));
  }

  /// Adds a member to the problem document.
  public Refusal with(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /// The kind of refusal.
  public ErrorCode code() {
    return code;
  }

  /// What the refusal says; never null.
  public String detail() {
    return String.valueOf(getMessage());
  }

  /// Further members of the problem document.
  public Map<String, Object> members() {
    return Map.copyOf(members);
  }
}
