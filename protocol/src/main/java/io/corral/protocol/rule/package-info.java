/// Reads the texts of grouping rules: [FingerprintRuleReader] for fingerprint rules,
/// [StackRuleReader] for stack-trace rules, [OwnershipRuleReader] for ownership rules. One rule a
/// line; what is wrong is said with line and column. [CodeOwners] turns a CODEOWNERS file into
/// ownership rules.
@NullMarked
package io.corral.protocol.rule;

import org.jspecify.annotations.NullMarked;
