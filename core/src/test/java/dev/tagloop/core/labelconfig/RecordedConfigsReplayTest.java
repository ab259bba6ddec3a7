package dev.tagloop.core.labelconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tagloop.core.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the original server answered to configurations. */
class RecordedConfigsReplayTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TestFactory
    Stream<DynamicTest> parsedLabelConfigsAreEqualDownToTheOrderOfKeys() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode exchange : exchanges("golden/17-configs.jsonl", "golden/02-projects.jsonl")) {
            JsonNode parsed = exchange.at("/response/body/parsed_label_config");
            JsonNode config = exchange.at("/request/body/label_config");
            if (config.isString() && parsed.isObject()) {
                tests.add(DynamicTest.dynamicTest(
                        exchange.get("name").asString() + ": " + config.asString(),
                        () -> assertThat(MAPPER.writeValueAsString(
                                        LabelConfig.parse(config.asString()).parsedLabelConfig()))
                                .isEqualTo(parsed.toString())));
            }
        }
        assertThat(tests).hasSizeGreaterThan(20);
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> verdictsAndMessagesAreEqual() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode exchange : exchanges("golden/02-projects.jsonl")) {
            String name = exchange.get("name").asString();
            JsonNode config = exchange.at("/request/body/label_config");
            if (name.startsWith("validate without project") || name.startsWith("create with config")) {
                JsonNode message = exchange.at("/response/body/validation_errors/label_config/0");
                JsonNode bare = exchange.at("/response/body/label_config/0");
                String expected = message.isString() ? message.asString() : bare.isString() ? bare.asString() : null;
                // That a field is blank is said before the configuration is looked at.
                if (expected == null || !expected.startsWith("This field")) {
                    tests.add(DynamicTest.dynamicTest(
                            name, () -> assertThat(verdict(config.asString())).isEqualTo(expected)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(20);
        return tests.stream();
    }

    @Test
    void anUnfinishedConfigIsWordedAsLibxmlDoesWhereTheOriginalDoes() {
        LabelConfigException fault =
                catchThrowableOfType(LabelConfigException.class, () -> LabelConfig.parse("<View>"));
        assertThat(fault.libxmlMessage())
                .isEqualTo("Premature end of data in tag View line 1, line 1, column 7 (<string>, line 1)");
        assertThat(fault.openTag()).contains("View");
    }

    private static String verdict(String xml) {
        try {
            LabelConfig.parse(xml).validate();
            return null;
        } catch (LabelConfigException e) {
            return e.getMessage();
        }
    }

    private static List<JsonNode> exchanges(String... files) throws IOException {
        List<JsonNode> exchanges = new ArrayList<>();
        for (String file : files) {
            for (String line : Files.readAllLines(Shared.file(file))) {
                JsonNode node = MAPPER.readTree(line);
                if (node.has("request")) {
                    exchanges.add(node);
                }
            }
        }
        return exchanges;
    }
}
