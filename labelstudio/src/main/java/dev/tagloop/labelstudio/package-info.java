/** Label Studio's JSON, formats and the Java client. */
package dev.tagloop.labelstudio;
