package dev.tagloop.core.labelconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParsedLabelConfigTest {
    private static final LabelConfig CONFIG = LabelConfig.parse("""
            <View>
              <Text name="text" value="$body"/>
              <Labels name="ner" toName="text"><Label value="PER" background="red"/><Label value="ORG" alias="o"/></Labels>
              <Choices name="sure" toName="text" perRegion="true" whenTagName="ner"><Choice value="yes"/></Choices>
              <Labels name="own" toName="text" value="$labels"/>
            </View>""");

    @Test
    void aControlTellsItsObjectsAndItsLabelsByWhatRegionsHold() {
        Map<String, Object> parsed = map("ner");
        assertThat(parsed.keySet()).containsExactly("type", "to_name", "inputs", "labels", "labels_attrs");
        assertThat(parsed)
                .containsEntry("type", "Labels")
                .containsEntry("to_name", List.of("text"))
                .containsEntry("labels", List.of("PER", "o"))
                .containsEntry(
                        "labels_attrs",
                        Map.of(
                                "PER", Map.of("value", "PER", "background", "red"),
                                "o", Map.of("value", "ORG", "alias", "o")));
        Map<?, ?> input = (Map<?, ?>) ((List<?>) parsed.get("inputs")).getFirst();
        assertThat(Arrays.asList(input.get("type"), input.get("valueType"), input.get("value")))
                .containsExactly("Text", null, "body");
    }

    @Test
    void whatAControlWaitsForStandsBeforeItsInputs() {
        assertThat(map("sure").keySet())
                .containsExactly("type", "to_name", "conditionals", "inputs", "labels", "labels_attrs");
        assertThat(map("sure")).containsEntry("conditionals", Map.of("type", "tag", "name", "ner"));
    }

    @Test
    void labelsFromTheTaskAreMarked() {
        assertThat(map("own")).containsEntry("dynamic_labels", true).containsEntry("labels", List.of());
        assertThat(map("ner")).doesNotContainKey("dynamic_labels");
    }

    @Test
    void controlsComeInTheOrderWritten() {
        assertThat(CONFIG.parsedLabelConfig().keySet()).containsExactly("ner", "sure", "own");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(String control) {
        return (Map<String, Object>) CONFIG.parsedLabelConfig().get(control);
    }
}
