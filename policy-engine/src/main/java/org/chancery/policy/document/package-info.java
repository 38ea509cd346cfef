/// Policies as people write them down: YAML in, with every mistake placed, and YAML out.
@NullMarked
package org.chancery.policy.document;

import org.jspecify.annotations.NullMarked;
