/// Tests of the search language.
@NullMarked
package io.corral.protocol.search;

import org.jspecify.annotations.NullMarked;
