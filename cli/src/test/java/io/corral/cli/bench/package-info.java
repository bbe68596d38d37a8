/// Tests of the measuring code; what is measured is nobody's test.
@NullMarked
package io.corral.cli.bench;

import org.jspecify.annotations.NullMarked;
