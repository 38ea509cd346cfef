package org.chancery.policy;

import org.chancery.policy.text.Folding;

/// What has to be the same besides the policies for verdicts to be the same.
///
/// Part of every policy set's hash. It is raised whenever the same policies could give another
/// verdict on some text.
final class EngineVersion {
  /// How conditions are judged.
  static final int JUDGING = 2;

  /// How texts are folded and disguises undone.
  static final int FOLDING = Folding.VERSION;

  private EngineVersion() {}
}
