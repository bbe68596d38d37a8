/// The tools for agents over HTTP, against a whole server.
@NullMarked
package io.corral.server.mcp;

import org.jspecify.annotations.NullMarked;
