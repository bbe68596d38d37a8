/// Where the parts meet: the only package that names adapters. [EmbeddedStores] opens the stores of
/// one data directory, [Application] starts everything on them and stops it in the right order.
@NullMarked
package io.corral.server.wiring;

import org.jspecify.annotations.NullMarked;
