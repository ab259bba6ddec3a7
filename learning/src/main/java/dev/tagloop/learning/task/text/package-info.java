/** Text classification: one label, several labels or a number for a whole text. */
package dev.tagloop.learning.task.text;
