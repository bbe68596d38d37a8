/// Tests of `corral grouping`.
@NullMarked
package io.corral.cli.grouping;

import org.jspecify.annotations.NullMarked;
