/// `corral grouping`: the rules by which a project's events become issues.
@NullMarked
package io.corral.cli.grouping;

import org.jspecify.annotations.NullMarked;
