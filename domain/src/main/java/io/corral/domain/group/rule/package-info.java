/// Rules people write to change grouping: fingerprint rules, which give an event a fingerprint, and
/// stack-trace rules, which say which frames count. The trees ([FingerprintRule], [StackRule],
/// [Matcher], [StackAction]) are read by `protocol.rule`; [FingerprintRules] and [StackRules] are
/// lists of them, compiled to be asked for every event.
@NullMarked
package io.corral.domain.group.rule;

import org.jspecify.annotations.NullMarked;
