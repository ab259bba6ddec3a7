package dev.tagloop.training.golden;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.internal.bert.Batch;
import dev.tagloop.training.internal.bert.BertConfig;
import dev.tagloop.training.internal.bert.BertEncoder;
import dev.tagloop.training.internal.heads.MaskedLanguage;
import dev.tagloop.training.internal.heads.Pooler;
import dev.tagloop.training.internal.heads.QuestionAnswering;
import dev.tagloop.training.internal.heads.SequenceClassification;
import dev.tagloop.training.internal.heads.SequenceClassification.Targets;
import dev.tagloop.training.internal.heads.TokenClassification;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Parameters;
import dev.tagloop.training.internal.tensor.Torch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tiny BERT with what the original code computes with it, from the folder of recorded cases beside the project. */
final class GoldenModel implements AutoCloseable {

    private static final String PREFIX = "bert.";

    private final Path folder;
    private final String head;
    private final Checkpoint checkpoint;
    final Parameters parameters;
    final BertEncoder encoder;

    GoldenModel(String name) {
        Path models = Path.of(System.getProperty("tagloop.root", ".."), "..", "shared", "golden", "models")
                .normalize();
        assumeTrue(Files.isDirectory(models), "recorded models are not here, skipped: " + models);
        folder = models.resolve(name);
        head = json("expected.json").path("head").stringValue();
        checkpoint = Checkpoint.read(folder);
        parameters = new Parameters(Torch.newManager(ComputeDevice.CPU), checkpoint.weights());
        encoder = new BertEncoder(BertConfig.of(checkpoint.config()), parameters, PREFIX);
    }

    JsonNode json(String file) {
        try {
            return JsonMapper.builder().build().readTree(Files.readString(folder.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode named(String file, String batch) {
        for (JsonNode node : json(file).path("batches")) {
            if (node.path("name").stringValue().equals(batch)) {
                return node;
            }
        }
        throw new AssertionError(folder + "/" + file + " has no batch " + batch);
    }

    List<String> batches() {
        List<String> names = new ArrayList<>();
        json("inputs.json")
                .path("batches")
                .forEach(b -> names.add(b.path("name").stringValue()));
        return names;
    }

    /** The input, each row cut at its attention mask. */
    Batch input(NDManager manager, String name) {
        JsonNode node = named("inputs.json", name);
        int[][] ids = new int[node.path("input_ids").size()][];
        int[][] types = node.has("token_type_ids") ? new int[ids.length][] : null;
        for (int row = 0; row < ids.length; row++) {
            int length = 0;
            for (JsonNode bit : node.path("attention_mask").path(row)) {
                length += bit.intValue();
            }
            ids[row] = Arrays.copyOf(ints(node.path("input_ids").path(row)), length);
            if (types != null) {
                types[row] = Arrays.copyOf(ints(node.path("token_type_ids").path(row)), length);
            }
        }
        return Batch.of(manager, ids, types, null, checkpoint.config().padTokenId());
    }

    /** The outputs by the names of the expected file. */
    NDArray output(String field, Batch batch) {
        Dropout none = Dropout.NONE;
        return switch (field) {
            case "last_hidden_state" -> encoder.encode(batch, none);
            case "pooler_output" -> new Pooler(parameters, PREFIX).pool(encoder.encode(batch, none));
            case "start_logits", "end_logits" -> questionAnswering().logits(batch, none);
            case "logits" ->
                switch (head) {
                    case "tokencls" -> tokenClassification().logits(batch, none);
                    case "mlm" -> maskedLanguage().logits(batch, none);
                    default -> sequenceClassification().logits(batch, none);
                };
            default -> throw new AssertionError("no output is called " + field);
        };
    }

    NDArray loss(Batch batch, String name) {
        JsonNode node = named("inputs.json", name);
        JsonNode labels = node.path("labels");
        Dropout none = Dropout.NONE;
        return switch (head) {
            case "tokencls" -> tokenClassification().loss(batch, flatInts(labels), none);
            case "mlm" -> maskedLanguage().loss(batch, flatInts(labels), none);
            case "qa" ->
                questionAnswering()
                        .loss(batch, ints(node.path("start_positions")), ints(node.path("end_positions")), none);
            case "seqcls-single" -> sequenceClassification().loss(batch, new Targets.Single(ints(labels)), none);
            case "seqcls-multi" -> sequenceClassification().loss(batch, new Targets.Multi(floats(labels)), none);
            case "seqcls-regression" ->
                sequenceClassification().loss(batch, new Targets.Regression(floats(labels)), none);
            default -> throw new AssertionError("no head is called " + head);
        };
    }

    private TokenClassification tokenClassification() {
        return new TokenClassification(encoder, parameters);
    }

    private QuestionAnswering questionAnswering() {
        return new QuestionAnswering(encoder, parameters);
    }

    private SequenceClassification sequenceClassification() {
        return new SequenceClassification(encoder, new Pooler(parameters, PREFIX), parameters);
    }

    private MaskedLanguage maskedLanguage() {
        BertConfig config = BertConfig.of(checkpoint.config());
        return new MaskedLanguage(encoder, parameters, PREFIX, config.activation(), config.epsilon());
    }

    static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.path(i).intValue();
        }
        return values;
    }

    private static int[] flatInts(JsonNode rows) {
        List<Integer> values = new ArrayList<>();
        rows.forEach(row -> row.forEach(value -> values.add(value.intValue())));
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private static float[] floats(JsonNode nested) {
        List<Float> values = new ArrayList<>();
        nested.forEach(node -> {
            if (node.isArray()) {
                node.forEach(value -> values.add(value.floatValue()));
            } else {
                values.add(node.floatValue());
            }
        });
        float[] flat = new float[values.size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = values.get(i);
        }
        return flat;
    }

    @Override
    public void close() {
        parameters.close();
    }
}
