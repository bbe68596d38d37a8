/// Tests of pages, and [BrowserClient], which reads them as a browser does.
@NullMarked
package io.corral.server.ui;

import org.jspecify.annotations.NullMarked;
