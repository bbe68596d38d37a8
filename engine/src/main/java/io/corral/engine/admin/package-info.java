/// Administration. [io.corral.engine.admin.Directory] answers who and what from memory;
/// [io.corral.engine.admin.Administration] changes organisations, projects, keys, teams, members
/// and tokens; [io.corral.engine.admin.Accounts] signs people in.
@NullMarked
package io.corral.engine.admin;

import org.jspecify.annotations.NullMarked;
