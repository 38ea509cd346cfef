/// Replays a file of chat as if its senders typed it, then proves from each component's own figures
/// that nothing was lost, doubled or reordered.
@org.jspecify.annotations.NullMarked
package org.chancery.bench.replay;
