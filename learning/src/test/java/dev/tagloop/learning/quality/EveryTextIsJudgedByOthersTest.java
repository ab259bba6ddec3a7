package dev.tagloop.learning.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.labelerrors.SuspectedText;
import dev.tagloop.core.labelerrors.TagProbabilities;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.learning.testing.StarterDocuments;
import dev.tagloop.learning.testing.TinyBert;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.OutOfFold;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingWatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class EveryTextIsJudgedByOthersTest {

    @TempDir
    private Path folder;

    @Test
    void inItsPlaceAndWithAllProbability() {
        List<List<LabeledText>> documents = StarterDocuments.labeled(4);
        List<LabeledText> texts = documents.stream().flatMap(List::stream).toList();

        List<TagProbabilities> found = new OutOfFold(options(), 2, TrainingWatch.none()).probabilities(documents);
        assertThat(found).hasSameSizeAs(texts);
        for (int i = 0; i < texts.size(); i++) {
            TagProbabilities one = found.get(i);
            assertThat(one.tags()).startsWith("O").hasSizeGreaterThan(2);
            // The last word ends where the text ends, so every text has its own words.
            String text = texts.get(i).text().stripTrailing();
            assertThat(one.words().getLast().end()).isEqualTo(text.codePointCount(0, text.length()));
            for (double[] row : one.probabilities()) {
                double sum = 0;
                for (double probability : row) {
                    sum += probability;
                }
                assertThat(sum).isBetween(0.9999, 1.0001);
            }
        }
    }

    @Test
    void everyTextIsRankedOnce() {
        List<List<LabeledText>> documents = StarterDocuments.labeled(3);
        int texts = documents.stream().mapToInt(List::size).sum();

        List<SuspectedText> ranked = new LabelErrorSearch(options(), TrainingWatch.none()).rank(documents);
        assertThat(ranked).hasSize(texts).extracting(SuspectedText::document).doesNotHaveDuplicates();
        assertThat(ranked).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    }

    @Test
    void aTrainerOfAnyKindJudgesThemAndLeavesNothingBehind() {
        List<LabeledText> texts = StarterDocuments.labeled(6).stream()
                .flatMap(List::stream)
                .limit(6)
                .toList();
        List<Path> folders = new ArrayList<>();
        Trainer noting = (data, options, into, watch) -> {
            folders.add(into);
            assertThat(data.documents()).hasSizeBetween(4, 5);
            return new LocalTrainer().train(data, options, into, watch);
        };

        List<SuspectedText> ranked =
                new TrainedLabelErrorSearch(noting, options()).rank("texts", texts, TrainingWatch.none());
        assertThat(ranked).hasSize(6).extracting(SuspectedText::document).doesNotHaveDuplicates();
        assertThat(folders).hasSize(5).allSatisfy(gone -> assertThat(gone).doesNotExist());
    }

    @Test
    void oneDocumentIsNotEnough() {
        assertThatThrownBy(() ->
                        new OutOfFold(options(), 5, TrainingWatch.none()).probabilities(StarterDocuments.labeled(1)))
                .hasMessage("texts are judged by models of other documents: that needs two documents or more, got 1");
        assertThatThrownBy(() -> new OutOfFold(options(), 1, TrainingWatch.none()))
                .hasMessage("folds are 2 or more, not 1");
    }

    private TrainingOptions options() {
        return TrainingOptions.defaults()
                .withBase(TinyBert.in(folder))
                .withEpochs(1)
                .withThreads(1);
    }
}
