package dev.tagloop.learning.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tagloop.core.labelerrors.SuspectedSpan;
import dev.tagloop.core.labelerrors.SuspectedText;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors in 5 % of the spans, each kind alone: the first tenth of the ranked texts against chance. */
@Tag("slow")
class InjectedErrorsAreFoundTest {

    private static final double SHARE = 0.05;

    @ParameterizedTest
    @EnumSource(names = {"WRONG_TYPE", "MISSING", "BOUNDARY"})
    void theFirstTenthHoldsThreeTimesAsManyAsChance(SuspectedSpan.Kind kind) {
        search(LabeledTexts.read("starter-ner", "train").documents(), kind);
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG_TYPE", "MISSING", "BOUNDARY"})
    void alsoOnWikiGold(SuspectedSpan.Kind kind) {
        Path file = Path.of(System.getProperty("tagloop.root", ".."), "..", "shared", "data", "wikigold")
                .resolve("wikigold.conll.txt")
                .normalize();
        assumeTrue(Files.isRegularFile(file), "WikiGold is not here, skipped: " + file);
        search(LabeledTexts.read(file).documents(), kind);
    }

    private static void search(List<List<LabeledText>> documents, SuspectedSpan.Kind kind) {
        List<List<LabeledText>> clean = documents.stream()
                .limit(Integer.getInteger("tagloop.test.documents", Integer.MAX_VALUE))
                .toList();
        InjectedErrors errors = InjectedErrors.of(clean, kind, SHARE, 1);
        List<SuspectedText> ranked =
                new LabelErrorSearch(TrainingOptions.defaults(), TrainingWatch.none()).rank(errors.documents());

        long found = ranked.stream()
                .limit(ranked.size() / 10)
                .filter(text -> errors.texts().contains(text.document()))
                .count();
        String told = "%s: %d of %d wrong texts in the first tenth of %d"
                .formatted(kind, found, errors.texts().size(), ranked.size());
        System.out.println(told);
        assertThat((double) found / errors.texts().size()).as(told).isGreaterThanOrEqualTo(3 * 0.1);
    }
}
