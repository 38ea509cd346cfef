/// Who gets in, who may do what, and what each refusal says.
@NullMarked
package org.chancery.messaging.access;

import org.jspecify.annotations.NullMarked;
