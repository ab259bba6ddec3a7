/**
 * Which labels are likely wrong: by what models that did not see them say, by what the project does elsewhere, and where
 * people differ so often that a rule is missing.
 */
package dev.tagloop.core.labelerrors;
