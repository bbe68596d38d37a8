/// `corral issues` and `corral issue`: the list and one issue in the terminal, over the REST API.
@NullMarked
package io.corral.cli.issues;

import org.jspecify.annotations.NullMarked;
