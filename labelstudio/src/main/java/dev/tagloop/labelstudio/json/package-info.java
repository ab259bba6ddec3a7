/**
 * JSON that survives: {@link dev.tagloop.labelstudio.json.Json} reads and writes, {@link
 * dev.tagloop.labelstudio.json.JsonObject} holds, {@link dev.tagloop.labelstudio.json.JsonElements} streams large arrays.
 */
package dev.tagloop.labelstudio.json;
