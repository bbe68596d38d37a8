/// SQL that several engines share: statements and search trees rendered by jOOQ, no driver.
@org.jspecify.annotations.NullMarked
package io.corral.store.sql;
