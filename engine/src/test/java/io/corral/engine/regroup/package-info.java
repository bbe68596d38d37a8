/// Tests of what regroup jobs carry.
@NullMarked
package io.corral.engine.regroup;

import org.jspecify.annotations.NullMarked;
