/// The benchmark: an open-loop load on the socket protocol, and what it did to everybody.
@org.jspecify.annotations.NullMarked
package org.chancery.bench.load;
