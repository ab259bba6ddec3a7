/** load_dataset for the JVM: split grammar, readers and writers, features, the starter set. */
package dev.tagloop.datasets;
