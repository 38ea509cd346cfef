/// Gives integration tests their servers: handed over, from containers, or as child processes.
@org.jspecify.annotations.NullMarked
package org.chancery.stack.testing;
