/// What Corral thinks of the grouping: sketches of issues and pairs that are alike
/// ([SimilarityStore], which can be computed again), and proposals with what people said to them
/// ([ProposalStore], which cannot).
@NullMarked
package io.corral.store.similar;

import org.jspecify.annotations.NullMarked;
