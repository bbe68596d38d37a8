/// The command line. [io.corral.cli.Main] knows all commands; those that administer a data
/// directory are in `admin`.
@NullMarked
package io.corral.cli;

import org.jspecify.annotations.NullMarked;
