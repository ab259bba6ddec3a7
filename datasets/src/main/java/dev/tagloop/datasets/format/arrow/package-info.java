/**
 * Reading Arrow's own files, as {@code save_to_disk} of Hugging Face's library writes them. The format's messages are read by
 * Arrow's generated classes; the columns are read here, since Arrow's library for Java needs flags of the virtual machine.
 */
package dev.tagloop.datasets.format.arrow;
