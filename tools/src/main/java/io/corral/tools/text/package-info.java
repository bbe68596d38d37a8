/// Texts that go to a terminal or to an agent.
@NullMarked
package io.corral.tools.text;

import org.jspecify.annotations.NullMarked;
