package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.GenerationSettings.EarlyStopping;
import dev.tagloop.training.testing.TinyT5;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Text2TextPipelineTest {

    private static final String SUMMARIES = """
            , "task_specific_params": {"summarization": {"early_stopping": true, "length_penalty": 2.0, "max_length": 9,
            "min_length": 4, "no_repeat_ngram_size": 3, "num_beams": 2, "prefix": "summarize: "}}""";

    @Test
    void thePrefixOfTheWorkStandsBeforeEachText() {
        Checkpoint checkpoint = TinyT5.checkpoint(SUMMARIES);
        List<String> texts = List.of("the weather was as bad as ever", "Ada lives in London", "no");
        try (Text2TextPipeline summarizer = Text2TextPipeline.summarization(checkpoint);
                Text2TextPipeline other = Text2TextPipeline.text2Text(checkpoint);
                Text2Text bare = Text2Text.of(checkpoint)) {
            assertThat(summarizer.prefix()).isEqualTo("summarize: ");
            assertThat(other.prefix()).isEmpty();
            for (String text : texts) {
                // A score tells more than the words of a model that was never trained.
                assertThat(score(summarizer, text))
                        .isCloseTo(
                                bare.write(List.of("summarize: " + text), summarizer.settings())
                                        .getFirst()
                                        .score(),
                                offset(1e-5))
                        .isNotCloseTo(
                                bare.write(List.of(text), summarizer.settings())
                                        .getFirst()
                                        .score(),
                                offset(2e-4));
            }
            List<List<Text2Text.Output>> two =
                    summarizer.write(texts, summarizer.settings().numReturnSequences(2));
            assertThat(two).hasSize(3).allMatch(outputs -> outputs.size() == 2);
            assertThat(two.stream().map(outputs -> outputs.getFirst().text())).isEqualTo(summarizer.write(texts));
        }
    }

    @Test
    void whatTheWorkSaysGoesBeforeTheFileAndTheFileBeforeThePipeline(@TempDir Path folder) throws IOException {
        TinyT5.checkpoint(SUMMARIES).write(folder);
        Files.writeString(folder.resolve("generation_config.json"), """
                {"decoder_start_token_id": 0, "eos_token_id": 102, "pad_token_id": 0, "num_beams": 3,
                 "repetition_penalty": 1.5, "early_stopping": "never"}
                """);
        Checkpoint checkpoint = Checkpoint.read(folder);

        GenerationSettings summaries = Text2TextPipeline.settings(WritingTask.SUMMARIZATION, checkpoint);
        assertThat(summaries.numBeams()).isEqualTo(2);
        assertThat(summaries.longest()).isEqualTo(9);
        assertThat(summaries.shortest()).isEqualTo(4);
        assertThat(summaries.lengthPenalty()).isEqualTo(2);
        assertThat(summaries.noRepeatNgramSize()).isEqualTo(3);
        assertThat(summaries.repetitionPenalty()).isEqualTo(1.5);
        assertThat(summaries.earlyStopping()).isEqualTo(EarlyStopping.YES);

        GenerationSettings others = Text2TextPipeline.settings(WritingTask.TEXT2TEXT, checkpoint);
        assertThat(others.numBeams()).isEqualTo(3);
        assertThat(others.longest()).isEqualTo(257);
        assertThat(others.shortest()).isZero();
        assertThat(others.earlyStopping()).isEqualTo(EarlyStopping.NEVER);
    }

    @Test
    void silentFilesLeaveFourBeamsAnd256Pieces() {
        GenerationSettings settings = Text2TextPipeline.settings(WritingTask.SUMMARIZATION, TinyT5.checkpoint(""));
        assertThat(settings.numBeams()).isEqualTo(4);
        assertThat(settings.longest()).isEqualTo(257);
        assertThat(settings.earlyStopping()).isEqualTo(EarlyStopping.NO);
    }

    @Test
    void aLongTextIsCutOnlyWhereThatIsWanted() {
        Checkpoint checkpoint = TinyT5.checkpoint(", \"n_positions\": 8, \"max_length\": 6, \"num_beams\": 2");
        String beginning = "one two three four five six";
        try (Text2TextPipeline writer = Text2TextPipeline.text2Text(checkpoint)) {
            double whole = score(writer, beginning + " seven eight nine ten");
            writer.truncation(true);
            double cut = score(writer, beginning + " seven eight nine ten");
            assertThat(cut).isEqualTo(score(writer, beginning)).isNotCloseTo(whole, offset(2e-4));
        }
    }

    private static double score(Text2TextPipeline writer, String text) {
        return writer.write(List.of(text), writer.settings())
                .getFirst()
                .getFirst()
                .score();
    }
}
