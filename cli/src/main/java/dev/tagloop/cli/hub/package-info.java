/** The Hugging Face Hub from the command line. */
package dev.tagloop.cli.hub;
