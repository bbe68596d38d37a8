/// `corral demo`: a server of its own, the weekend after a Friday deploy sent to it over HTTP, and
/// what became of it.
@NullMarked
package io.corral.cli.demo;

import org.jspecify.annotations.NullMarked;
