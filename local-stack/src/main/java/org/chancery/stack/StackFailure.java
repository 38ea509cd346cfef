package org.chancery.stack;

/// Something the person at the terminal can act on; its message says what happened and what to do.
public final class StackFailure extends RuntimeException {

  /// Creates a failure with a message for the person who ran the command.
  public StackFailure(String message) {
    super(message);
  }

  /// Creates a failure caused by `cause`, whose text belongs in the log rather than on the
  /// terminal.
  public StackFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
