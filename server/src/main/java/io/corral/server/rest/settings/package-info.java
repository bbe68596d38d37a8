/// Settings of projects that have endpoints of their own: inbound filters, ownership rules, and
/// what no project has here.
@NullMarked
package io.corral.server.rest.settings;

import org.jspecify.annotations.NullMarked;
