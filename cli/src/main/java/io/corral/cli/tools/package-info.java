/// The tools in the terminal: `corral tools` lists them, and each is a command of its own, read off
/// its definition in [io.corral.tools.Toolbox].
@NullMarked
package io.corral.cli.tools;

import org.jspecify.annotations.NullMarked;
