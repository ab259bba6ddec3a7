/** Builds the bundled data sets from their readable texts; run by the build, not by the product. A new set is a {@link StarterKind}. */
package dev.tagloop.datasets.internal.starter;
