/** Long work: progress, log, cancel. */
package dev.tagloop.jobs;
