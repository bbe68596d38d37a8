/// The event store in DuckDB: one file, `events.duckdb`. [DuckDbEventStore] is the port;
/// `EventDatabase` owns the connections, the transactions and the rule that a query never fails the
/// writer; `QueryTurns` says which queries run; `RowWriter` appends, `StackTable` keeps each stack
/// once, `DuckDbSyntax` says what DuckDB writes differently, `ResultReader` reads what comes back.
@NullMarked
package io.corral.store.embedded.event;

import org.jspecify.annotations.NullMarked;
