/// Starts real PostgreSQL, Elasticsearch and Keycloak, and Chancery's own services, as child
/// processes.
@org.jspecify.annotations.NullMarked
package org.chancery.stack;
