@NullMarked
package io.corral.cli.ownership;

import org.jspecify.annotations.NullMarked;
