/// Who is logged in: OpenID Connect login and logout, the officer's roles, and the tokens that stay
/// on the server.
@NullMarked
package org.chancery.console.session;

import org.jspecify.annotations.NullMarked;
