/// Giving events other keys, on the stores the server runs on.
@NullMarked
package io.corral.server.regroup;

import org.jspecify.annotations.NullMarked;
