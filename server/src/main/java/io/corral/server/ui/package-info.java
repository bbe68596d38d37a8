/// Pages for people: sign-in by one-time link, the list of issues, one issue with an event. Each
/// page is a view record made by a function here and a template in `web`, which escapes everything.
/// [Pages] adds the strict content security policy to every page.
@NullMarked
package io.corral.server.ui;

import org.jspecify.annotations.NullMarked;
