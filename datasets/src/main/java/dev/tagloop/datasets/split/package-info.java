/** Split expressions such as {@code train[:10%]+validation}. */
package dev.tagloop.datasets.split;
