/// Alert rules of both models: workflows fire on detectors ([WorkflowRoutes], [DetectorRoutes]),
/// and metric detectors are also read as the alert rules of old ([AlertRuleRoutes]). They are kept
/// and answered; nothing evaluates them yet, and no answer says that one fired.
@NullMarked
package io.corral.server.rest.alerts;

import org.jspecify.annotations.NullMarked;
