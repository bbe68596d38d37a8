@NullMarked
package io.corral.tools.release;

import org.jspecify.annotations.NullMarked;
