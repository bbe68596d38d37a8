@NullMarked
package io.corral.cli.tools;

import org.jspecify.annotations.NullMarked;
