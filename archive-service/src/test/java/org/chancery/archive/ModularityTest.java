package org.chancery.archive;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

final class ModularityTest {

  @Test
  void featuresUseOnlyWhatTheyDeclare() {
    ApplicationModules.of(ArchiveApplication.class).verify();
  }

  @Test
  void undeclaredUseIsSeen() {
    var tangled = ApplicationModules.of("org.chancery.broken.tangle", _ -> true);

    assertThatThrownBy(tangled::verify).isInstanceOf(Violations.class);
  }
}
