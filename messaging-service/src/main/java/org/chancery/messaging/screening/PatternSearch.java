package org.chancery.messaging.screening;

import org.chancery.policy.PolicySet;
import org.chancery.policy.match.hyperscan.Acceleration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Has large policy sets searched natively. They judge in Java at once, and go over when their
/// patterns are compiled, in the background. The library is loaded for the first set that is large
/// enough, and so not at all in most houses.
@Component
class PatternSearch implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(PatternSearch.class);

  private final PatternSettings settings;
  private @Nullable Acceleration acceleration;

  PatternSearch(PatternSettings settings) {
    this.settings = settings;
  }

  /// Hastens a set if it is large enough.
  synchronized void hasten(PolicySet set) {
    if (!settings.wantNative(set.patterns())) {
      return;
    }
    var _ =
        set.accelerate(started())
            .whenComplete((_, failure) -> {
              if (failure == null) {
                LOG.info(
                    "{} of {} patterns are searched natively",
                    set.acceleratedPatterns(),
                    set.patterns());
              } else {
                LOG.warn("Patterns are searched in Java alone: {}", failure.toString());
              }
            });
  }

  private Acceleration started() {
    Acceleration known = acceleration;
    if (known == null) {
      known =
          settings.keepIn() == null
              ? Acceleration.start()
              : Acceleration.startIn(settings.keepIn());
      acceleration = known;
    }
    return known;
  }

  /// What searches for the patterns of a set, for people who operate the service.
  synchronized String describe(PolicySet set) {
    Acceleration known = acceleration;
    if (known == null) {
      return "Java";
    }
    return switch (known.status()) {
      case Acceleration.Status.JavaOnly(String reason) -> "Java (" + reason + ")";
      case Acceleration.Status.Native(String version, int compiling, var trouble) ->
          "%s for %d of %d patterns, %d compiling%s"
              .formatted(
                  version,
                  set.acceleratedPatterns(),
                  set.patterns(),
                  compiling,
                  trouble.map(text -> "; " + text).orElse(""));
    };
  }

  @Override
  public synchronized void destroy() {
    if (acceleration != null) {
      acceleration.close();
    }
  }
}
