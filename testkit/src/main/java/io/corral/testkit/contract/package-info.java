/// What every adapter of a port must do, one abstract class per port. An adapter's test extends it
/// and says only how to open a store; what an adapter cannot do it declares, and the contract
/// checks the declaration.
@NullMarked
package io.corral.testkit.contract;

import org.jspecify.annotations.NullMarked;
