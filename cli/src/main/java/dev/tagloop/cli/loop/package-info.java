/** The loop of labelling and training over several rounds, unattended, with gold labels in the place of a person. */
package dev.tagloop.cli.loop;
