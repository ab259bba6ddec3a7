/** Putting data sets onto the Hugging Face Hub. */
package dev.tagloop.datasets.push;
