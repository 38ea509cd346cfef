package org.chancery.policy;

import java.util.List;

/// A list of words and phrases kept apart from the policies that use it.
///
/// @param id what lexicons call it
/// @param version counted from 1
/// @param terms words and phrases as people write them; their order has no effect
public record TermList(String id, int version, List<String> terms) {
  public TermList {
    terms = List.copyOf(terms);
  }
}
