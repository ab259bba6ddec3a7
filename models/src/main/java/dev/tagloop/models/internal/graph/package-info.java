/** Writing encoders and heads as ONNX graphs, in float32 or int8. */
package dev.tagloop.models.internal.graph;
