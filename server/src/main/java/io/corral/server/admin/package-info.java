/// How administrative commands reach the process: as JSON, one object a line, over the Unix socket
/// of the data directory ([io.corral.server.admin.AdminSocket]) or, when no server runs, on
/// standard input ([io.corral.server.admin.OneShot]). [io.corral.server.admin.AdminWire] knows
/// their form.
@NullMarked
package io.corral.server.admin;

import org.jspecify.annotations.NullMarked;
