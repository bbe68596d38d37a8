/// Tests of when alerts fire.
@NullMarked
package io.corral.domain.alert;

import org.jspecify.annotations.NullMarked;
