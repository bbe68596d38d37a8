/// Tests of uploads in `corral.db`.
@org.jspecify.annotations.NullMarked
package io.corral.store.embedded.artifact;
