/// What the person at the terminal sees while a long step runs.
@org.jspecify.annotations.NullMarked
package org.chancery.bench.progress;
