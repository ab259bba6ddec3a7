/** ONNX files: a protobuf reader and writer of the few messages that we need. */
package dev.tagloop.models.internal.onnx;
