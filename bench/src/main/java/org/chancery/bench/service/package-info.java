/// The HTTP interfaces of the two services, as far as replay and bench use them.
@org.jspecify.annotations.NullMarked
package org.chancery.bench.service;
