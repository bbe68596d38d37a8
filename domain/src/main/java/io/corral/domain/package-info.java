/// Values and decisions of the error tracker, pure: no I/O, no clock, no randomness. `id` names
/// things, `event` is what an SDK reported, `group` decides which issue an event belongs to,
/// `issue`
/// decides what an event changes, `release` orders versions, `outcome` accounts for every item,
/// `project` holds who may send and see what, `search` is the query language's syntax tree.
@NullMarked
package io.corral.domain;

import org.jspecify.annotations.NullMarked;
