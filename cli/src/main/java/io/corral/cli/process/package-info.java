/// Starts the server program beside a command that needs a server of its own.
@NullMarked
package io.corral.cli.process;

import org.jspecify.annotations.NullMarked;
