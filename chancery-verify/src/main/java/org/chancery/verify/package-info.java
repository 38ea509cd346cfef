/// The formats an archive is kept in, and the program that checks them without the archive: nothing
/// here needs a library, a network or a running service.
@NullMarked
package org.chancery.verify;

import org.jspecify.annotations.NullMarked;
