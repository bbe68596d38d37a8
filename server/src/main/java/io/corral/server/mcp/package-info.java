/// The tools for agents over HTTP: `/mcp` speaks the Model Context Protocol's Streamable HTTP,
/// without sessions. [io.corral.tools.mcp.McpSession] answers; what it asks goes to the endpoints
/// of this server with the caller's own token, so scopes and limits are those of the API.
@NullMarked
package io.corral.server.mcp;

import org.jspecify.annotations.NullMarked;
