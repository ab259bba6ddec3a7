package dev.tagloop.training.internal.layers;

import dev.tagloop.models.FloatTensor;
import java.util.List;
import java.util.Map;

/**
 * What a model took from a checkpoint.
 *
 * @param weights all tensors of the model by name, sorted
 * @param missing names that the checkpoint lacks, sorted; they are new and must be trained
 * @param unexpected names of the checkpoint that the model has no use for, sorted
 */
public record Loaded(Map<String, FloatTensor> weights, List<String> missing, List<String> unexpected) {}
