package dev.tagloop.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tagloop.core.span.LabeledText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real corpus in IO tags, whose documents stay whole. */
class WikigoldSplitsByDocumentTest {

    private static final Path FILE =
            Path.of(System.getProperty("tagloop.root", ".."), "../shared/data/wikigold/wikigold.conll.txt");

    @Test
    void documentsSentencesAndEntitiesAreThosePublished() {
        assumeThat(FILE)
                .as("the reference data beside the project is absent: not replayed")
                .exists();

        LabeledTexts texts = LabeledTexts.read(FILE);
        LabeledTexts.Parts parts = texts.trainTestSplit(0.2, 42);

        assertThat(texts.documents().size()).isEqualTo(145);
        assertThat(texts.texts().size()).isEqualTo(1696);
        assertThat(entities(texts)).isEqualTo(3558);
        assertThat(texts.labels()).containsExactly("LOC", "MISC", "ORG", "PER");
        assertThat(parts.test().documents().size()).isEqualTo(29);
        assertThat(parts.train().documents())
                .doesNotContainAnyElementsOf(parts.test().documents());
        assertThat(parts.train().texts().size() + parts.test().texts().size()).isEqualTo(1696);
    }

    private static int entities(LabeledTexts texts) {
        return texts.texts().stream()
                .map(LabeledText::spans)
                .mapToInt(List::size)
                .sum();
    }
}
