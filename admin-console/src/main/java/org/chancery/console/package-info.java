@org.jspecify.annotations.NullMarked
package org.chancery.console;
