/// What people change about grouping: the rules of projects, version by version.
@NullMarked
package io.corral.store.grouping;

import org.jspecify.annotations.NullMarked;
