/// Tests of what the server does by itself.
@NullMarked
package io.corral.engine.maintenance;

import org.jspecify.annotations.NullMarked;
