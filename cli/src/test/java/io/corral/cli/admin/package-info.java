/// Administrative commands against a server and a launcher that answer from a script.
@NullMarked
package io.corral.cli.admin;

import org.jspecify.annotations.NullMarked;
