/// Definitions that people make and that Corral keeps as they were written: monitors, rules,
/// dashboards, code mappings and the like.
@NullMarked
package io.corral.store.definition;

import org.jspecify.annotations.NullMarked;
