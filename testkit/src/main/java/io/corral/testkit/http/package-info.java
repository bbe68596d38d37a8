/// Servers on this machine for tests of clients: [io.corral.testkit.http.LocalServer] starts one,
/// [io.corral.testkit.http.CannedServer] answers what a test tells it to.
@NullMarked
package io.corral.testkit.http;

import org.jspecify.annotations.NullMarked;
