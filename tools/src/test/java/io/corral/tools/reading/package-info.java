@NullMarked
package io.corral.tools.reading;

import org.jspecify.annotations.NullMarked;
