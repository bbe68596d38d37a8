/// Tests of what the adapters of a port share.
@NullMarked
package io.corral.testkit.contract;

import org.jspecify.annotations.NullMarked;
