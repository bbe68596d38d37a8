/// Tests about the code itself: module arrows, sizes, names and documents.
@org.jspecify.annotations.NullMarked
package io.corral.checks;
