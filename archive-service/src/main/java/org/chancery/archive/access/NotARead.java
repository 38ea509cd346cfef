package org.chancery.archive.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an endpoint that shows nothing of the record, so that it need not be in the access log.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NotARead {

  /// Why it shows nothing of the record.
  String value();
}
