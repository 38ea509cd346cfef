/// The record of everything said, and what compliance does with it.
@NullMarked
package org.chancery.archive;

import org.jspecify.annotations.NullMarked;
