/// What leaves the process because an issue changed: [Delivery] takes entries from the outbox,
/// which were written together with the change, and hands them to a [Notifier] until they are sent
/// or given up.
@NullMarked
package io.corral.engine.notify;

import org.jspecify.annotations.NullMarked;
