/// Tests of reading triage's inputs, and the score of its ranking on the labelled organisations.
@NullMarked
package io.corral.protocol.triage;

import org.jspecify.annotations.NullMarked;
