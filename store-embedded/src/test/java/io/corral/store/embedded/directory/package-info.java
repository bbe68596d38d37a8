/// The directory on SQLite, held to its contract.
@NullMarked
package io.corral.store.embedded.directory;

import org.jspecify.annotations.NullMarked;
