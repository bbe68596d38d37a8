@NullMarked
package io.corral.domain.triage.session;

import org.jspecify.annotations.NullMarked;
