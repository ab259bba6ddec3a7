/** Columns in memory, and the ways from values as files give them to values as features promise them. */
package dev.tagloop.datasets.table;
