package dev.tagloop.training.internal.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.training.optimization.LayerSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreezingTest {

    private static final LayerSettings ALIKE = LayerSettings.ALIKE;
    private static final String TABLE = "bert.embeddings.word_embeddings.weight";
    private static final String FIRST = "bert.encoder.layer.0.output.dense.weight";
    private static final String SECOND = "bert.encoder.layer.1.output.dense.weight";
    private static final String HEAD = "classifier.weight";
    private static final List<String> ALL = List.of(TABLE, FIRST, SECOND, HEAD);

    @Test
    void nothingIsFrozenUnlessAsked() {
        assertThat(Freezing.of(ALIKE, ALL, List.of(HEAD))).isEmpty();
    }

    @Test
    void tablesLayersAndNamesAreFrozen() {
        assertThat(Freezing.of(ALIKE.withFreezeEmbeddings(true), ALL, List.of()))
                .containsExactly(TABLE);
        assertThat(Freezing.of(ALIKE.withFreezeLayers(1), ALL, List.of())).containsExactly(FIRST);
        assertThat(Freezing.of(ALIKE.withFreezeEmbeddings(true).withFreezeLayers(2), ALL, List.of(HEAD)))
                .containsExactly(TABLE, FIRST, SECOND);
        assertThat(Freezing.of(ALIKE.withFrozen(List.of("layer\\.1\\.", "word_emb")), ALL, List.of()))
                .containsExactly(TABLE, SECOND);
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThatThrownBy(() -> Freezing.of(ALIKE.withFreezeLayers(3), ALL, List.of()))
                .hasMessageContaining("freeze_layers is 3, but the model has 2 layers");
        assertThatThrownBy(() -> Freezing.of(ALIKE.withFrozen(List.of("pooler")), ALL, List.of()))
                .hasMessageContaining("no tensor's name has 'pooler'");
        assertThatThrownBy(() -> Freezing.of(ALIKE.withFrozen(List.of("(")), ALL, List.of()))
                .hasMessageContaining("'(' of the tensors to freeze is no regular expression");
        assertThatThrownBy(() -> Freezing.of(ALIKE.withFrozen(List.of("classifier")), ALL, List.of(HEAD)))
                .hasMessageContaining("'classifier.weight' is new in this model");
        assertThatThrownBy(() -> Freezing.of(ALIKE.withFrozen(List.of("")), ALL, List.of()))
                .hasMessageContaining("all 4 tensors are frozen");
    }
}
