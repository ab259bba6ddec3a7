/** Questions whose answers are marked in a text. */
package dev.tagloop.learning.task.question;
