/// Ports of storage, one small interface per need. Adapters live in modules named by product; every
/// port has one contract suite in `testkit` that each adapter passes. Failures are
/// [StoreException]s with a category.
@NullMarked
package io.corral.store;

import org.jspecify.annotations.NullMarked;
