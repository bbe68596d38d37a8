/// When an alert fires, as pure functions of what happened: the same for live traffic as for a
/// back-test over history.
@NullMarked
package io.corral.domain.alert;

import org.jspecify.annotations.NullMarked;
