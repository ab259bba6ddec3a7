/** Models without an encoder that learn in seconds: a quick choice, and the floor that an encoder has to be above. */
package dev.tagloop.learning.baseline;
