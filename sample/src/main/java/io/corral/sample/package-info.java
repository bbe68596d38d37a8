/// A realistic, deterministic event generator for the demo, load and tests.
///
/// It knows nothing of grouping.
@org.jspecify.annotations.NullMarked
package io.corral.sample;
