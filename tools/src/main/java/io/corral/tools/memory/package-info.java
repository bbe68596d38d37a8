/// What people and agents of an organisation learned, kept on the server: read before one begins,
/// written after one is done.
@NullMarked
package io.corral.tools.memory;

import org.jspecify.annotations.NullMarked;
