/// What `corral bench ingest --bound` compares the server with: a plain pipeline of the steps that
/// nothing which takes, reads and keeps events can leave out, without a product around them. It
/// shares no code with the server except the switch that lets compressed bodies through.
@NullMarked
package io.corral.server.bound;

import org.jspecify.annotations.NullMarked;
