/// Tests of triage's readers and rules, on issues that say only what matters.
@NullMarked
package io.corral.domain.triage;

import org.jspecify.annotations.NullMarked;
