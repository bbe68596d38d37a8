@NullMarked
package io.corral.tools.project;

import org.jspecify.annotations.NullMarked;
