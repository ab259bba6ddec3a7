/** Token classification: labelled spans of texts. */
package dev.tagloop.learning.task.token;
