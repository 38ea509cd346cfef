package org.chancery.stack;

/// The policies and rooms a new installation is shown with.
record DemoSeed(Installation installation, Progress progress) {

  /// Does nothing where somebody has written a policy before.
  void plant() {
    progress.say("demo content is not planted yet");
  }
}
