/// What the server does by itself, regularly: [Upkeep] runs jobs at their intervals and survives
/// their failures.
@NullMarked
package io.corral.engine.maintenance;

import org.jspecify.annotations.NullMarked;
