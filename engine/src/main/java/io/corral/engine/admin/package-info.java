/// Administration. [io.corral.engine.admin.Directory] answers who and what from memory, for the hot
/// path; [io.corral.engine.admin.Administration] holds what changes it: projects and keys, people
/// and teams, tokens, sign-in, setup. Wishes end in a [io.corral.engine.admin.Verdict].
@NullMarked
package io.corral.engine.admin;

import org.jspecify.annotations.NullMarked;
