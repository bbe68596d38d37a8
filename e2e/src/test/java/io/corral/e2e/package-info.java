/// End-to-end tests: real SDKs and a real browser against the packaged server.
@org.jspecify.annotations.NullMarked
package io.corral.e2e;
