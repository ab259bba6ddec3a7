/**
 * Everything that a process needs to hold and serve models, without libtorch: {@link dev.tagloop.models.Checkpoint} is a
 * model at rest in Hugging Face layout, {@link dev.tagloop.models.FastTokenizer} reads text as a model does,
 * {@link dev.tagloop.models.Pipelines} runs models on ONNX Runtime, {@link dev.tagloop.models.OnnxExport} writes them for
 * others. {@link dev.tagloop.models.MiniLm} is the encoder that is always at hand.
 */
package dev.tagloop.models;
