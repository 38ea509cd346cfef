package org.chancery.messaging.screening;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How patterns are looked for; verdicts do not depend on it.
///
/// @param nativeFrom from how many patterns on a set is searched natively, where the platform can;
///   with fewer, Java alone is as quick. Negative for never
/// @param keepIn a directory of this service's own for what was compiled, so that a restart need
///   not compile it again; null to keep nothing
@ConfigurationProperties("chancery.patterns")
record PatternSettings(@DefaultValue("1000") int nativeFrom, @Nullable Path keepIn) {

  boolean wantNative(int patterns) {
    return nativeFrom >= 0 && patterns > 0 && patterns >= nativeFrom;
  }
}
