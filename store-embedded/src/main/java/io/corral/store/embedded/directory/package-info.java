/// The directory port on SQLite, in `corral.db`:
/// [io.corral.store.embedded.directory.EmbeddedDirectoryStore] with its rows read and written by
/// classes of their own.
@NullMarked
package io.corral.store.embedded.directory;

import org.jspecify.annotations.NullMarked;
