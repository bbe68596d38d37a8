/// Releases of an organisation and their part in its projects.
@NullMarked
package io.corral.store.release;

import org.jspecify.annotations.NullMarked;
