/// Tests of uploads.
@NullMarked
package io.corral.engine.artifact;

import org.jspecify.annotations.NullMarked;
