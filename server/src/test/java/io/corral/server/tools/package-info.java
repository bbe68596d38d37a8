/// The tools against a whole server with what the demo sends.
@NullMarked
package io.corral.server.tools;

import org.jspecify.annotations.NullMarked;
