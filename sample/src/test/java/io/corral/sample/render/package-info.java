/// Slots, templates and frames.
@NullMarked
package io.corral.sample.render;

import org.jspecify.annotations.NullMarked;
