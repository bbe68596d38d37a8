/// The ports of the directory. [io.corral.store.directory.DirectoryStore] hands out organisations,
/// projects, keys, users, members, teams and tokens at once and takes lists of
/// [io.corral.store.directory.DirectoryChange]s; [io.corral.store.directory.SignInStore] keeps how
/// people get in.
@NullMarked
package io.corral.store.directory;

import org.jspecify.annotations.NullMarked;
