/// Administration over the directory in memory.
@NullMarked
package io.corral.engine.admin;

import org.jspecify.annotations.NullMarked;
