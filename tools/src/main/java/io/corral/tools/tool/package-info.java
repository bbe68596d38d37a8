/// What a tool is: a [io.corral.tools.tool.Tool] is defined once, and the command of the terminal
/// with its help, the schema for agents and the list of tools are read off that definition. It gets
/// [io.corral.tools.tool.Arguments], asks or changes something over Sentry's REST API through a
/// [io.corral.tools.tool.ToolCall], and gives an [io.corral.tools.tool.Answer], written as text or
/// as JSON.
@NullMarked
package io.corral.tools.tool;

import org.jspecify.annotations.NullMarked;
