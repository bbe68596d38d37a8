/// The eighth part of the labelled set: only a `closed` half. Nobody who tunes reads a file or a
/// pair of it, and only its sum is printed. About half of its families hold one bug a case, written
/// in ways that must not matter; in the others two bugs also differ in values, lines and
/// directories, as events of two bugs do in life. In earlier parts they shared them.
@NullMarked
package io.corral.testkit.grouping.eighth;

import org.jspecify.annotations.NullMarked;
