package dev.tagloop.core.labelconfig.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Configurations that people of Label Studio work with are not complained about. */
class RecordedConfigsHaveNoErrorsTest {
    @Test
    void configsOfEveryKindOfTextWorkAreClean() throws IOException {
        int configs = 0;
        for (String line : Files.readAllLines(Shared.file("golden/17-configs.jsonl"))) {
            JsonNode config = JsonMapper.builder().build().readTree(line).at("/request/body/label_config");
            if (config.isString()) {
                configs++;
                assertThat(ConfigLint.check(config.asString()))
                        .as(config.asString())
                        .isEmpty();
            }
        }
        assertThat(configs).isGreaterThan(15);
    }
}
