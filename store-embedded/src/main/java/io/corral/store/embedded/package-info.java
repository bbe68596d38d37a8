/// The default adapters: SQLite for rows, DuckDB for columns, one process, one data directory.
@org.jspecify.annotations.NullMarked
package io.corral.store.embedded;
