/// Tools about projects, their settings and alerts.
@NullMarked
package io.corral.tools.project;

import org.jspecify.annotations.NullMarked;
