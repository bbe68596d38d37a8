/// What pages about proposals show.
@NullMarked
package io.corral.web.page.proposals;

import org.jspecify.annotations.NullMarked;
