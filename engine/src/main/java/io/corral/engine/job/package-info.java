/// What the server does besides answering requests, so that operators can see it.
@NullMarked
package io.corral.engine.job;

import org.jspecify.annotations.NullMarked;
