/// The server program: main, configuration, wiring and endpoints.
///
/// Only `wiring` names adapters.
@org.jspecify.annotations.NullMarked
package io.corral.server;
