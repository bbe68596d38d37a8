/// Grouping: which events are the same bug. One frozen, versioned algorithm turns an event into its
/// key; the same code asked for its reasons yields the explanation people read.
@NullMarked
package io.corral.domain.group;

import org.jspecify.annotations.NullMarked;
