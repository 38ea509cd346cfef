package org.chancery.policy.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chancery.policy.Compilation;
import org.chancery.policy.Policy;
import org.chancery.policy.PolicyError;
import org.chancery.policy.PolicySet;
import org.chancery.policy.PolicySource;
import org.chancery.policy.PolicyTree;
import org.chancery.policy.TermList;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// Policy documents: YAML 1.2, of which JSON is a part.
public final class PolicyDocument {
  private static final DumpSettings STYLE =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setIndent(2)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setWidth(100)
          .setSplitLines(false)
          .build();

  private PolicyDocument() {}

  /// Reads a document. Never throws, whatever the text.
  ///
  /// @param version what version the policy is to have; documents do not say it
  public static Parse parse(String yaml, int version) {
    return new DocumentReader(version).read(yaml);
  }

  /// Everything wrong with a document, what only compiling shows included; empty if it is sound.
  ///
  /// Each error has its line and column.
  ///
  /// @param lists the term lists it may name
  public static List<PolicyError> check(String yaml, List<TermList> lists) {
    var reader = new DocumentReader(1);
    return switch (reader.read(yaml)) {
      case Parse.Failed(var errors) -> errors;
      case Parse.Parsed(var policy) ->
          switch (PolicySet.compile(new PolicySource(List.of(policy), lists))) {
            case Compilation.Compiled _ -> List.of();
            case Compilation.Rejected(var errors) -> errors.stream().map(reader::placed).toList();
          };
    };
  }

  /// Writes a policy down: what [#parse] reads as the same policy. Equal policies give the same
  /// document; what has its default is left out.
  public static String print(Policy policy) {
    return new Dump(STYLE).dumpToString(PolicyTree.of(policy));
  }

  /// The JSON Schema (2020-12) of policy documents, for editors.
  public static String schema() {
    try (var file = PolicySet.class.getResourceAsStream("policy.v1.schema.json")) {
      if (file == null) {
        throw new IllegalStateException("The schema is part of the library");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
