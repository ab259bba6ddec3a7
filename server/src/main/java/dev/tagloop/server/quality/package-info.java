/**
 * How good a project's labels are: agreement of its annotators and models, their reliability, and where they differ. The numbers
 * are those of {@link dev.tagloop.core.agreement} and {@link dev.tagloop.core.reliability}; here is what they are taken of and who sees them.
 */
package dev.tagloop.server.quality;
