/// Contracts on SQLite.
@org.jspecify.annotations.NullMarked
package io.corral.store.embedded.issue;
