/**
 * Label Studio's labelling configurations: XML that names what a task shows (objects), what a person can say about it
 * (controls) and with which labels (options).
 *
 * <p>The reader is our own: it has no document types and no external entities to switch off, limits size and depth, and
 * knows line and column of every tag.
 */
package dev.tagloop.core.labelconfig;
