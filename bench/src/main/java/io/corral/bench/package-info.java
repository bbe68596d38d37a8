/// JMH benchmarks of the steps an event takes.
@org.jspecify.annotations.NullMarked
package io.corral.bench;
