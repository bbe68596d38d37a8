/// SQLite as every embedded row store uses it: [SqliteDatabase] with one writer and a few readers,
/// [SqliteSession] with cached statements, and [Migrations], which run on any JDBC engine.
@NullMarked
package io.corral.store.embedded.sqlite;

import org.jspecify.annotations.NullMarked;
