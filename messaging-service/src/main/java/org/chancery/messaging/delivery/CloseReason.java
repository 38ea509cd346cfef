package org.chancery.messaging.delivery;

import org.springframework.web.socket.CloseStatus;

/// Why the server closes a socket.
public enum CloseReason {
  /// The client said nothing for two heartbeats.
  SILENT(1001, "No sign of life"),
  /// A frame beyond the limit.
  TOO_BIG(1009, "Frame too big"),
  /// Frames that are not the protocol, again and again.
  PROTOCOL_VIOLATION(4400, "Protocol violation"),
  /// The credential is over: expired or logged out.
  REAUTHENTICATE(4401, "Reauthenticate"),
  /// The person may not use the service.
  BARRED(4403, "Barred"),
  /// The client reads slower than it is written to.
  TOO_SLOW(4408, "Too slow"),
  /// Another connection took this one's place.
  REPLACED(4409, "Replaced"),
  /// Far more frames than the limits allow.
  FLOOD(4429, "Flood"),
  /// The server stops; connect again, perhaps to another node.
  SHUTTING_DOWN(4503, "Shutting down");

  private final int code;
  private final String reason;

  CloseReason(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  CloseStatus status() {
    return new CloseStatus(code, reason);
  }
}
