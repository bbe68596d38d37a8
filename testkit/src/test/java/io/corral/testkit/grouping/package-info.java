/// How well grouping does on the labelled set.
@NullMarked
package io.corral.testkit.grouping;

import org.jspecify.annotations.NullMarked;
