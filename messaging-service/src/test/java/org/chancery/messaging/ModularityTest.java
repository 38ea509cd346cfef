package org.chancery.messaging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

final class ModularityTest {

  @Test
  void featuresDependOnEachOtherInOneDirection() {
    ApplicationModules.of(MessagingApplication.class).verify();
  }

  @Test
  void cyclesAreSeen() {
    var tangled = ApplicationModules.of("org.chancery.broken.tangle", _ -> true);

    assertThatThrownBy(tangled::verify).isInstanceOf(Violations.class);
  }
}
