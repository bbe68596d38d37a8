/// Tests of symbolication.
@NullMarked
package io.corral.engine.symbolicate;

import org.jspecify.annotations.NullMarked;
