/// The people who post: made known to Keycloak when they are not, logged in, their tokens kept
/// fresh.
@org.jspecify.annotations.NullMarked
package org.chancery.bench.people;
