/// Reports that are no events: what clients dropped by themselves
/// ([io.corral.protocol.report.ClientReportReader]) and what users wrote, old form
/// ([io.corral.protocol.report.UserReportReader]).
@NullMarked
package io.corral.protocol.report;

import org.jspecify.annotations.NullMarked;
