/// Events on the wire: [EventView] is the whole object, made from the stored payload by
/// [EventViews]; [EventLookup] finds events by id, newest and oldest of an issue, and their
/// neighbours. Tags and attachments stand beside them.
@NullMarked
package io.corral.server.rest.events;

import org.jspecify.annotations.NullMarked;
