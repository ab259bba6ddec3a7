/** Running ONNX models on ONNX Runtime. */
package dev.tagloop.models.internal.ort;
