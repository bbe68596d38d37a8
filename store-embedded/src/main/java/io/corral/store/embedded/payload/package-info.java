/// Payloads, one SQLite file a day. [EmbeddedPayloadStore] is the port; `Days` knows which days
/// there are, keeps few of their files open and an `EventFilter` for each, so that a new event id
/// is looked for only where it may be; `DayFile` holds the statements; `PayloadCodec` compresses
/// with the dictionaries that `Dictionaries` keeps and `DictionaryTraining` makes.
@NullMarked
package io.corral.store.embedded.payload;

import org.jspecify.annotations.NullMarked;
