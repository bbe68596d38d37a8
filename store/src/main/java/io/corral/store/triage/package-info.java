/// What people were shown of triage, and what it knew last.
@NullMarked
package io.corral.store.triage;

import org.jspecify.annotations.NullMarked;
