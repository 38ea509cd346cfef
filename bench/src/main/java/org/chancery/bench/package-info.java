@org.jspecify.annotations.NullMarked
package org.chancery.bench;
