/// Journeys of people through the pages, in a real browser against the packaged server: one file a
/// journey, by role and visible text. [Stage] is the server and the browser they share, [Visitor]
/// somebody in front of it, [Places] every page there is.
@org.jspecify.annotations.NullMarked
package io.corral.e2e.pages;
