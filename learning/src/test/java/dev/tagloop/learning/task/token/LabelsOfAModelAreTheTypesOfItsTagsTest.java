package dev.tagloop.learning.task.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.testing.TinyBert;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Checkpoints;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsOfAModelAreTheTypesOfItsTagsTest {
    @TempDir
    private Path folder;

    private List<String> labels(String... tags) {
        Checkpoint base = Checkpoints.resolve(TinyBert.in(folder.resolve("tiny")));
        return LearningTasks.TOKEN_CLASSIFICATION.labels(
                base.with(base.config().withLabels(List.of(tags)), base.weights()));
    }

    @Test
    void ofBio() {
        assertThat(labels("O", "B-PER", "I-PER", "B-LOC", "I-LOC")).containsExactly("PER", "LOC");
    }

    @Test
    void ofBioes() {
        assertThat(labels("O", "B-PER", "I-PER", "E-PER", "S-PER", "S-LOC")).containsExactly("PER", "LOC");
    }

    @Test
    void whereOneTagHasNoPrefixEachIsAType() {
        assertThat(labels("O", "PERSON", "B-CELL")).containsExactly("PERSON", "B-CELL");
    }
}
