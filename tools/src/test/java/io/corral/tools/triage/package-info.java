@NullMarked
package io.corral.tools.triage;

import org.jspecify.annotations.NullMarked;
