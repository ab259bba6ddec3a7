package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.text.CodePointSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A random head has the narrowest margins there are, so a trained one agrees more often than this. */
@Tag("thorough")
class Int8AgreesWithFloatTest {
    private static final List<String> TEXTS = List.of(
            "Angela Merkel met the CEO of Siemens in Zürich on 3 May 2019.",
            "Nobody at Apple Inc. cares whether Jordan is a country or a basketball player.",
            "lol did u see that? im at the station, meet me at 5",
            "Please find attached the invoice no. 4711 of ACME Ltd., payable within 30 days.",
            "The quick brown fox jumps over the lazy dog, while NATO's secretary-general watches from Brussels.");

    @Test
    void nearlyAllTokensKeepTheirLabel() {
        Checkpoint checkpoint = PredictionsLeaveMemoryFlatTest.randomHead();
        Map<Integer, Map<CodePointSpan, String>> exact = labels(checkpoint, Precision.FLOAT32);
        Map<Integer, Map<CodePointSpan, String>> small = labels(checkpoint, Precision.INT8);
        int same = 0;
        int all = 0;
        for (int text = 0; text < TEXTS.size(); text++) {
            for (Map.Entry<CodePointSpan, String> token : exact.get(text).entrySet()) {
                all++;
                same += token.getValue().equals(small.get(text).get(token.getKey())) ? 1 : 0;
            }
        }
        assertThat(all).isGreaterThan(80);
        assertThat((double) same / all).as("%d of %d", same, all).isGreaterThanOrEqualTo(0.95);
    }

    private static Map<Integer, Map<CodePointSpan, String>> labels(Checkpoint checkpoint, Precision precision) {
        PipelineSettings settings =
                PipelineSettings.defaults().withPrecision(precision).withIgnoredLabels(Set.of());
        Map<Integer, Map<CodePointSpan, String>> labels = new HashMap<>();
        try (TokenClassificationPipeline pipeline = Pipelines.tokenClassification(checkpoint, settings)) {
            List<List<Entity>> entities = pipeline.predict(TEXTS, Aggregation.NONE);
            for (int text = 0; text < TEXTS.size(); text++) {
                Map<CodePointSpan, String> byToken = new HashMap<>();
                entities.get(text).forEach(entity -> byToken.put(entity.span(), entity.label()));
                labels.put(text, byToken);
            }
        }
        return labels;
    }
}
