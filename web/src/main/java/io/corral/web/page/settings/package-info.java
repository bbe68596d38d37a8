/// Settings of an organisation: its name, members, teams, integrations and audit log.
@NullMarked
package io.corral.web.page.settings;

import org.jspecify.annotations.NullMarked;
