/// Serves the web app and the few pages that must work without it.
@NullMarked
package org.chancery.console.page;

import org.jspecify.annotations.NullMarked;
