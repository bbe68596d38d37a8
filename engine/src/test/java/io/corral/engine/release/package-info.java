@NullMarked
package io.corral.engine.release;

import org.jspecify.annotations.NullMarked;
