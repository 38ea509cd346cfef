/// Judges text by the company's content policies: policies in, verdicts out, nothing else.
///
/// For callers are this package, `document`, `pack` and `cli`, and of `text` its `FoldedText` and
/// `Span`. Packages know only those to their left: `text`, `match`, `detect`, this one, `document`,
/// `pack`, `cli`.
@NullMarked
package org.chancery.policy;

import org.jspecify.annotations.NullMarked;
