package dev.tagloop.core.labelconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelConfigTemplatesTest {
    @Test
    void namesOfLabelsSurviveWhateverTheyHold() {
        List<String> labels = List.of("PER", "a \"b\" & <c>", "组织", "👩🏽‍💻");
        LabelConfig config = LabelConfig.parse(LabelConfigTemplates.namedEntities(labels));
        config.validate();
        assertThat(config.control("ner").orElseThrow().labels()).isEqualTo(labels);
        assertThat(config.object("text")).isPresent();
        assertThat(config.variables())
                .singleElement()
                .satisfies(variable -> assertThat(variable.key()).isEqualTo("text"));
    }
}
