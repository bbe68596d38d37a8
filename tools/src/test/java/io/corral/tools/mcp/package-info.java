@NullMarked
package io.corral.tools.mcp;

import org.jspecify.annotations.NullMarked;
