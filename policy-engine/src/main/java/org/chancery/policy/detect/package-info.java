/// Finds identifiers that are really ones, links and languages in a text.
@NullMarked
package org.chancery.policy.detect;

import org.jspecify.annotations.NullMarked;
