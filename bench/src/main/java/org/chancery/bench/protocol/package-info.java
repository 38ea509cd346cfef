/// The client's side of socket protocol `chancery.v1`: posting, answers, cursors, reconnecting.
@org.jspecify.annotations.NullMarked
package org.chancery.bench.protocol;
