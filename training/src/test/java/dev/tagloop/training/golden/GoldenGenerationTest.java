package dev.tagloop.training.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.tagloop.training.GenerationSettings;
import dev.tagloop.training.GenerationSettings.EarlyStopping;
import dev.tagloop.training.internal.generation.Generator;
import dev.tagloop.training.internal.generation.SpecialPieces;
import dev.tagloop.training.internal.generation.Written;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every recorded run of {@code generate} writes the very same pieces, with the same scores. */
class GoldenGenerationTest {

    static List<GoldenCase> models() {
        return GoldenCase.all().stream().filter(c -> c.has("generation.json")).toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyRunWritesTheRecordedPieces(GoldenCase folder) {
        JsonNode recorded = folder.json("generation.json");
        try (GoldenSequenceModel model = new GoldenSequenceModel(folder)) {
            SpecialPieces special = SpecialPieces.of(model.checkpoint.generation());
            Generator generator = new Generator(model.model(), special, model.parameters.manager());
            int live = model.parameters.live();
            assertThat(recorded.path("runs").size()).isPositive();
            for (JsonNode run : recorded.path("runs")) {
                String what = folder + " " + run.path("name").stringValue() + " of "
                        + run.path("batch").stringValue();
                boolean beams = run.path("parameters").path("num_beams").intValue() > 1;
                int fill = beams && special.pad() == 0 ? special.ends().getFirst() : special.pad();
                List<Written> written = generator.write(input(recorded, run), settings(run.path("parameters")));
                assertThat(filled(written, fill)).as(what).isEqualTo(GoldenSequenceModel.matrix(run.path("sequences")));
                for (int i = 0; i < run.path("sequences_scores").size(); i++) {
                    double score = run.path("sequences_scores").path(i).doubleValue();
                    assertThat(written.get(i).score()).as(what).isCloseTo(score, offset(2e-5 * (1 + Math.abs(score))));
                }
            }
            assertThat(model.parameters.live()).as("tensors left open").isEqualTo(live);
        }
    }

    private static int[][] input(JsonNode recorded, JsonNode run) {
        for (JsonNode batch : recorded.path("inputs")) {
            if (batch.path("name").equals(run.path("batch"))) {
                return GoldenCase.rows(batch, "input_ids");
            }
        }
        throw new AssertionError("no input for " + run);
    }

    private static int[][] filled(List<Written> written, int fill) {
        int width =
                written.stream().mapToInt(text -> text.pieces().length).max().orElseThrow();
        return written.stream()
                .map(text -> {
                    int[] row = Arrays.copyOf(text.pieces(), width);
                    Arrays.fill(row, text.pieces().length, width, fill);
                    return row;
                })
                .toArray(int[][]::new);
    }

    private static GenerationSettings settings(JsonNode parameters) {
        GenerationSettings settings = GenerationSettings.defaults();
        parameters.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            switch (entry.getKey()) {
                case "num_beams" -> settings.numBeams(value.intValue());
                case "num_return_sequences" -> settings.numReturnSequences(value.intValue());
                case "max_new_tokens" -> settings.maxNewTokens(value.intValue());
                case "min_new_tokens" -> settings.minNewTokens(value.intValue());
                case "max_length" -> settings.maxLength(value.intValue());
                case "min_length" -> settings.minLength(value.intValue());
                case "no_repeat_ngram_size" -> settings.noRepeatNgramSize(value.intValue());
                case "encoder_no_repeat_ngram_size" -> settings.encoderNoRepeatNgramSize(value.intValue());
                case "repetition_penalty" -> settings.repetitionPenalty(value.doubleValue());
                case "length_penalty" -> settings.lengthPenalty(value.doubleValue());
                case "early_stopping" ->
                    settings.earlyStopping(
                            value.isBoolean()
                                    ? value.booleanValue() ? EarlyStopping.YES : EarlyStopping.NO
                                    : EarlyStopping.NEVER);
                default -> throw new AssertionError("no setting is called " + entry.getKey());
            }
        });
        return settings;
    }
}
