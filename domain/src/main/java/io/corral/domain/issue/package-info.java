/// The issue: what an event changes about it, and how people move it between states. Decisions are
/// pure functions of values; the store applies what they return.
@NullMarked
package io.corral.domain.issue;

import org.jspecify.annotations.NullMarked;
