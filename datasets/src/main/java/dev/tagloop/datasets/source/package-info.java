/** Where the files of a data set lie: in a folder, in this library's own jar, on the Hub. One more place is one more {@link dev.tagloop.datasets.source.DatasetSource}. */
package dev.tagloop.datasets.source;
