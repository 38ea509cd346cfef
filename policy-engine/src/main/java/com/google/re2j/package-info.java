/// The one window into RE2/J: what its machines consist of, which it tells nobody outside.
@NullMarked
package com.google.re2j;

import org.jspecify.annotations.NullMarked;
