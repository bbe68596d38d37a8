/// The port of the directory: organisations, projects, keys, users, members, teams, tokens and
/// sign-in. [io.corral.store.directory.DirectoryStore] hands out everything at once and takes lists
/// of [io.corral.store.directory.DirectoryChange]s.
@NullMarked
package io.corral.store.directory;

import org.jspecify.annotations.NullMarked;
