/// The endless mix of events for load: `LoadMix` draws from forty `LoadTemplate`s with Zipf weights
/// and fills in fresh values. `LoadTemplates` makes them once from the catalogue of bugs, with
/// `Filler` bringing each to its size of the `SizeClass`; `Mask` and `MaskedValues` mark what
/// changes from event to event.
@NullMarked
package io.corral.sample.load;

import org.jspecify.annotations.NullMarked;
