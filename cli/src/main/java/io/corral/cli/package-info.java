/// The command line client: commands read arguments, call tools and print.
@org.jspecify.annotations.NullMarked
package io.corral.cli;
