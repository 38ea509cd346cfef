/// Where the driven Chancery is and what opens its doors.
@org.jspecify.annotations.NullMarked
package org.chancery.bench.installation;
