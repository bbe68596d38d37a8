@NullMarked
package io.corral.tools;

import org.jspecify.annotations.NullMarked;
