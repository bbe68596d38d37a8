/// Commands that administer a data directory: they ask the running server over its socket, or the
/// server program for one request when none runs ([io.corral.cli.admin.AdminClient]).
@NullMarked
package io.corral.cli.admin;

import org.jspecify.annotations.NullMarked;
