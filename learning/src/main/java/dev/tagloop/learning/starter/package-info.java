/** The model that the program ships: what was learned from the bundled texts, over the bundled encoder. */
package dev.tagloop.learning.starter;
