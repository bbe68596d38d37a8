/// The tools for agents over the Model Context Protocol: [io.corral.tools.mcp.McpSession] answers
/// messages, whoever carries them.
@NullMarked
package io.corral.tools.mcp;

import org.jspecify.annotations.NullMarked;
