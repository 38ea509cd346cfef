/// The two programs that drive a running Chancery from outside: `replay` and `bench`.
@org.jspecify.annotations.NullMarked
package org.chancery.bench;
