/** What a data set says about itself in the YAML front matter of its {@code README.md}. */
package dev.tagloop.datasets.card;
