/// Tests of what ports share.
@org.jspecify.annotations.NullMarked
package io.corral.store;
