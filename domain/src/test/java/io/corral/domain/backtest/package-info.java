@NullMarked
package io.corral.domain.backtest;

import org.jspecify.annotations.NullMarked;
