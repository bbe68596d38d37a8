/// `corral ownership`: the rules that say who looks after which part of a project.
@NullMarked
package io.corral.cli.ownership;

import org.jspecify.annotations.NullMarked;
