/// Tests of the shared SQLite base.
@NullMarked
package io.corral.store.embedded.sqlite;

import org.jspecify.annotations.NullMarked;
