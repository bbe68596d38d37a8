/// Page templates (JTE, compiled at build time), the view records they show, and static assets.
@org.jspecify.annotations.NullMarked
package io.corral.web;
