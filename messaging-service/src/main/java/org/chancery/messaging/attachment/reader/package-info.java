/// The program that looks into files: it runs in a process of its own, with little memory and
/// nothing of the service's environment, because files are written by anybody.
@NullMarked
package org.chancery.messaging.attachment.reader;

import org.jspecify.annotations.NullMarked;
