/// Addresses and the one HTTP client that leaves the process: [Networks] tells addresses apart,
/// [AddressGuard] says which targets are allowed, [OutgoingHttp] never connects to any other.
@NullMarked
package io.corral.engine.net;

import org.jspecify.annotations.NullMarked;
