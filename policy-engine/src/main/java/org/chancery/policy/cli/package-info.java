/// `chancery-policy`: checks, tests and explains policy files at a shell, for repositories of
/// policies and their continuous integration. The only part of the engine that reads and writes.
@NullMarked
package org.chancery.policy.cli;

import org.jspecify.annotations.NullMarked;
