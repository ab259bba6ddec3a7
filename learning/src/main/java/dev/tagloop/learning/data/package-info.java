/** What a model learns from: labelled documents out of snapshots, files and data sets, and which of them are held out. */
package dev.tagloop.learning.data;
