/// The event payload. [io.corral.protocol.event.EventJson] parses bytes to a tree (which scrubbing
/// may change), [io.corral.protocol.event.EventReader] reads the tree to an
/// [io.corral.domain.event.EventDraft], [io.corral.protocol.event.SecurityReader] does the same for
/// browsers' security reports.
///
/// Each attribute has a reader of its own that knows the spellings of old and new SDKs. All of them
/// follow one rule: repair and note, do not drop. What cannot be repaired is left out with a note;
/// only what is no event at all is rejected. Bounds are in
/// [io.corral.protocol.event.EventBounds].
@NullMarked
package io.corral.protocol.event;

import org.jspecify.annotations.NullMarked;
