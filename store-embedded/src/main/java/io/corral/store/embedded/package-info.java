/// The default adapters: one process, one data directory. [DataDirectory] owns the place and its
/// names; `sqlite` is the base of every row store; `queue`, `payload`, `blob`, `issue`, `directory`
/// and `event` hold one port each and open independently of each other.
@NullMarked
package io.corral.store.embedded;

import org.jspecify.annotations.NullMarked;
