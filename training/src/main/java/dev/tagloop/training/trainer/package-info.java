/**
 * The {@code Trainer} of Hugging Face's library as seen from outside: its arguments under their names and with their
 * defaults, its log, its checkpoint folders. For people who come with such a script; {@link dev.tagloop.training.FineTuning}
 * has defaults that were measured for small sets of labels.
 */
package dev.tagloop.training.trainer;
