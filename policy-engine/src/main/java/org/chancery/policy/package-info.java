/// Judges text by the company's content policies: policies in, verdicts out, nothing else.
@NullMarked
package org.chancery.policy;

import org.jspecify.annotations.NullMarked;
