/// What people were shown of triage.
@NullMarked
package io.corral.store.triage;

import org.jspecify.annotations.NullMarked;
