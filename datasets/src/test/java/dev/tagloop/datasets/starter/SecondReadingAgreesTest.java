package dev.tagloop.datasets.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tagloop.datasets.internal.starter.MarkedSentence;
import dev.tagloop.datasets.internal.starter.StarterSentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two annotations of the same hundred sentences, made apart, agree on at least 97 % of the spans. */
class SecondReadingAgreesTest {

    private static final String FILE = "/starter-ner/second-reading.txt";

    @Test
    void theTwoReadingsAgree() throws IOException {
        Map<String, MarkedSentence> second = secondReading();
        Map<String, StarterSentence> first =
                StarterSentences.all().stream().collect(Collectors.toMap(SecondReading::key, sentence -> sentence));
        int inFirst = 0;
        int inSecond = 0;
        int inBoth = 0;
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, MarkedSentence> entry : second.entrySet()) {
            MarkedSentence one = first.get(entry.getKey()).sentence();
            MarkedSentence two = entry.getValue();
            assertThat(two.tokens()).as(entry.getKey()).isEqualTo(one.tokens());
            int both = (int)
                    two.mentions().stream().filter(one.mentions()::contains).count();
            inFirst += one.mentions().size();
            inSecond += two.mentions().size();
            inBoth += both;
            if (both < one.mentions().size() || both < two.mentions().size()) {
                differences.add(entry.getKey() + " " + one.mentions() + " or " + two.mentions());
            }
        }
        double agreement = 2.0 * inBoth / (inFirst + inSecond);

        assertThat(agreement)
                .as(() -> "agreement; the readings differ in " + differences)
                .isGreaterThanOrEqualTo(0.97);
        assertThat(second).hasSize(SecondReading.SENTENCES);
        assertThat(second.keySet())
                .containsExactlyElementsOf(
                        SecondReading.sample().stream().map(SecondReading::key).toList());
    }

    private static Map<String, MarkedSentence> secondReading() throws IOException {
        try (InputStream in = SecondReadingAgreesTest.class.getResourceAsStream(FILE)) {
            assumeThat(in).as("the second reading is not there yet").isNotNull();
            Map<String, MarkedSentence> sentences = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("%%"))
                    .forEach(line -> {
                        int tab = line.indexOf('\t');
                        sentences.put(line.substring(0, tab), MarkedSentence.parse(line.substring(tab + 1)));
                    });
            return sentences;
        }
    }
}
