/// How long employees see messages: the rule, and the removal of what is past it. The record keeps
/// everything by rules of its own.
@NullMarked
package org.chancery.messaging.history;

import org.jspecify.annotations.NullMarked;
