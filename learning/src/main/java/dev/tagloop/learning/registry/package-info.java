/** Trained models by number, in a folder. */
package dev.tagloop.learning.registry;
