/// The native path: Hyperscan tells in one pass over the bytes of a text which patterns may match.
@NullMarked
package org.chancery.policy.match.hyperscan;

import org.jspecify.annotations.NullMarked;
