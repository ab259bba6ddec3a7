/** Tokenizers, checkpoints, ONNX, inference, pipelines. */
package dev.tagloop.models;
