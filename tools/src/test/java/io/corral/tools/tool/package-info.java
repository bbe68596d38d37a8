@NullMarked
package io.corral.tools.tool;

import org.jspecify.annotations.NullMarked;
