/** Rows of data sets as tasks: where a label config wants their texts and labels, and where each row came from. */
package dev.tagloop.labelstudio.convert.rows;
