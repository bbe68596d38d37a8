/// Pages of triage, and what they share with the page of an issue.
@NullMarked
package io.corral.server.ui.triage;

import org.jspecify.annotations.NullMarked;
