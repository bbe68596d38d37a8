/// Reads an organisation through Sentry's REST API as triage needs it:
/// [io.corral.tools.reading.OrganizationReading] gathers a triage bundle from lists
/// ([io.corral.tools.reading.IssueListing]), what surrounds issues
/// ([io.corral.tools.reading.Surroundings]), and the latest event and tags of those that
/// [io.corral.tools.reading.ReadOrder] puts first, within a budget. What is not answered is noted
/// ([io.corral.tools.reading.Absences]); what was read stays on disk
/// ([io.corral.tools.reading.ReadingCache]).
@NullMarked
package io.corral.tools.reading;

import org.jspecify.annotations.NullMarked;
