/// `corral demo`: a server of its own, the weekend after a Friday deploy sent to it over HTTP
/// ([Weekend], [ShopReleases]), what the team ignored before ([IgnoredBefore]), and what became of
/// it ([Ending]).
@NullMarked
package io.corral.cli.demo;

import org.jspecify.annotations.NullMarked;
