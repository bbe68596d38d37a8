/// Who looks after new issues: [Ownership] reads a project's ownership rules and asks them, and who
/// wrote suspect commits; [OwnershipEditing] changes the rules.
@NullMarked
package io.corral.engine.ownership;

import org.jspecify.annotations.NullMarked;
