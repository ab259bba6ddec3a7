/** Putting data sets and models onto the Hugging Face Hub. */
package dev.tagloop.cli.push;
