/// What the pages of triage show: [CatchUp] is the first page after sign-in, [HandoverPage] the
/// note at the end.
@NullMarked
package io.corral.web.page.triage;

import org.jspecify.annotations.NullMarked;
