/// What there is, over the REST API: organisations, projects, keys, teams and members.
/// [DirectoryRoutes] adds every endpoint; the `Views` records are the wire's shapes; [Fields] reads
/// bodies, [Words] the `query` parameter of lists; [Answers] says how a verdict is answered.
@NullMarked
package io.corral.server.rest.directory;

import org.jspecify.annotations.NullMarked;
