/** Builds the bundled data set {@code starter-ner} from its readable texts; run by the build, not by the product. */
package dev.tagloop.datasets.internal.starter;
