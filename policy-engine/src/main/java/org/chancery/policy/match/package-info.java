/// Finds what rules look for, every rule in one pass, in time linear in the text.
@NullMarked
package org.chancery.policy.match;

import org.jspecify.annotations.NullMarked;
