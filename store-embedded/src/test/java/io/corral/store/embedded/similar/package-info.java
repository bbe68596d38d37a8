/// Contract tests of proposals.
@NullMarked
package io.corral.store.embedded.similar;

import org.jspecify.annotations.NullMarked;
