@NullMarked
package io.corral.tools.client;

import org.jspecify.annotations.NullMarked;
