/// Ready-made policies: documents that come with the library, each with its examples.
@NullMarked
package org.chancery.policy.pack;

import org.jspecify.annotations.NullMarked;
