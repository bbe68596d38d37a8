/// How the events of projects are grouped: [GroupingConfigs] keeps the compiled configuration of
/// every project, [ProjectRules] changes it.
@NullMarked
package io.corral.engine.grouping;

import org.jspecify.annotations.NullMarked;
