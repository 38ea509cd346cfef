package org.chancery.messaging.policy;

import java.util.List;

/// What a policy set is compiled from: whole documents and the lists they refer to. Stored with
/// every set, so that a verdict of the past can be repeated by the text of its time.
public record SetSource(List<Document> policies, List<Terms> lists) {

  /// Copies both.
  public SetSource {
    policies = List.copyOf(policies);
    lists = List.copyOf(lists);
  }

  /// A policy's document as it stands in a set.
  public record Document(String id, int version, String document) {}

  /// A term list as it stands in a set, without the terms that had expired.
  public record Terms(String id, int version, List<String> terms) {
    /// Copies the terms.
    public Terms {
      terms = List.copyOf(terms);
    }
  }
}
