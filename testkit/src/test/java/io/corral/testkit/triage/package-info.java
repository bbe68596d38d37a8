/// The labelled organisations are well formed, and the baselines are as bad as they are in life.
@NullMarked
package io.corral.testkit.triage;

import org.jspecify.annotations.NullMarked;
