/// Who looks after new issues: [Ownership] reads a project's ownership rules and asks them.
@NullMarked
package io.corral.engine.ownership;

import org.jspecify.annotations.NullMarked;
