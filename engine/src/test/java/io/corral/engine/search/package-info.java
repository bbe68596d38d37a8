/// Tests of search over stores in memory.
@NullMarked
package io.corral.engine.search;

import org.jspecify.annotations.NullMarked;
