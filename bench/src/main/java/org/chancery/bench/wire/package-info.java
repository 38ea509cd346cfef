/// A WebSocket client (RFC 6455) that costs little per message: one selector thread for all
/// connections.
///
/// The JDK's own client hands every message through executors and futures; a load generator that
/// shares the machine with what it measures cannot afford that.
@org.jspecify.annotations.NullMarked
package org.chancery.bench.wire;
