/// What tests share: store contracts, memory adapters, fixtures, fakes and property checks.
@org.jspecify.annotations.NullMarked
package io.corral.testkit;
