/// Settings of an organisation: name, members, teams, integrations, audit log; and API tokens of a
/// person, which are made the same way.
@NullMarked
package io.corral.server.ui.settings;

import org.jspecify.annotations.NullMarked;
