/** Which files of a data set belong to which split, and what reads them. */
package dev.tagloop.datasets.discovery;
