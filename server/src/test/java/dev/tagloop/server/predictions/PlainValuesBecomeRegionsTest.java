package dev.tagloop.server.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.tasks.ProjectRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainValuesBecomeRegionsTest {
    private static ProjectRef project(String controls) {
        String config = "<View><Text name=\"text\" value=\"$text\"/>" + controls + "</View>";
        return new ProjectRef(
                1,
                1,
                "Test",
                config,
                "",
                1,
                100,
                "Sequential sampling",
                "REQUEUE_FOR_OTHERS",
                false,
                false,
                false,
                false,
                0);
    }

    private static String coerced(String controls, String sent) {
        return ResultCoercion.of(project(controls))
                .result(Json.read(sent))
                .map(Json::write)
                .orElse("nothing");
    }

    private static String region(String name, String type, String value) {
        return "[{\"from_name\":\"" + name + "\",\"to_name\":\"text\",\"type\":\"" + type + "\",\"value\":" + value
                + "}]";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Choices name='a' toName='text'><Choice value='x'/></Choices> | \"x\" | choices | {\"choices\":[\"x\"]}",
                "<Choices name='a' toName='text'><Choice value='1'/></Choices> | 1 | choices | {\"choices\":[\"1\"]}",
                "<TextArea name='a' toName='text'/> | \"free\" | textarea | {\"text\":[\"free\"]}",
                "<Rating name='a' toName='text'/> | 4 | rating | {\"rating\":4}",
                "<Number name='a' toName='text'/> | 1.50 | number | {\"number\":1.50}",
                "<DateTime name='a' toName='text'/> | \"2024-01-31\" | datetime | {\"datetime\":\"2024-01-31\"}"
            },
            quoteCharacter = '`')
    void bySingleValueControls(String control, String sent, String type, String value) {
        assertThat(coerced(control, sent)).isEqualTo(region("a", type, value));
    }

    @Test
    void theFirstControlThatFitsTakesAnObjectAndAWrongKindIsPassedOver() {
        String labels = "<Labels name='ner' toName='text'><Label value='PER'/></Labels>";
        String rating =
                "<Rating name='stars' toName='text'/><Choices name='c' toName='text'><Choice value='x'/></Choices>";
        assertThat(coerced(labels + rating, "{\"start\":0,\"end\":1,\"labels\":[\"PER\"]}"))
                .isEqualTo(region("ner", "labels", "{\"start\":0,\"end\":1,\"labels\":[\"PER\"]}"));
        assertThat(coerced(labels + rating, "\"x\"")).isEqualTo(region("c", "choices", "{\"choices\":[\"x\"]}"));
        assertThat(coerced(labels, "\"PER\"")).isEqualTo("nothing");
        assertThat(coerced(labels, "{\"rating\":1}")).isEqualTo("nothing");
        assertThat(coerced(labels, "[{\"any\":1.0}]")).isEqualTo("[{\"any\":1.0}]");
    }

    @Test
    void aColumnGoesToTheControlOfItsName() {
        String controls = "<Choices name='first' toName='text'><Choice value='x'/></Choices>"
                + "<TextArea name='note' toName='text'/><Labels name='ner' toName='text'><Label value='PER'/></Labels>";
        ResultCoercion coercion = ResultCoercion.of(project(controls));
        assertThat(Json.write(coercion.ofColumn("note", Json.read("\"hm\"")).orElseThrow()))
                .isEqualTo(region("note", "textarea", "{\"text\":[\"hm\"]}"));
        assertThat(Json.write(
                        coercion.ofColumn("ner", Json.read("{\"start\":0}")).orElseThrow()))
                .isEqualTo(region("ner", "labels", "{\"start\":0}"));
        assertThat(Json.write(coercion.ofColumn("other", Json.read("\"hm\"")).orElseThrow()))
                .isEqualTo(region("first", "choices", "{\"choices\":[\"hm\"]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"result\":[]} | true",
                "{\"result\":[{\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"labels\":[\"PER\"]}}]} | true",
                "{\"result\":[{\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"labels\":[\"NO\"]}}]} | false",
                "{\"result\":[{\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\"}]} | false",
                "{\"result\":[{\"from_name\":\"ner\",\"to_name\":\"other\",\"type\":\"labels\",\"value\":{}}]} | false",
                "{\"result\":[{\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"choices\",\"value\":{}}]} | false",
                "{\"result\":[{\"type\":\"relation\",\"from_id\":\"a\",\"to_id\":\"b\"}]} | false",
                "{\"result\":[],\"score\":1.01} | false",
                "{\"result\":[],\"score\":-0.01} | false",
                "{\"result\":[],\"score\":1} | true",
                "{\"result\":[],\"score\":\"0.5\"} | false",
                "{\"result\":{}} | false",
                "{\"result\":[7]} | false",
                "{} | false",
                "7 | false"
            },
            quoteCharacter = '`')
    void predictionsInBulkMustFitTheConfiguration(String prediction, boolean fits) {
        ConfigFit fit = ConfigFit.of(project("<Labels name='ner' toName='text'><Label value='PER'/></Labels>"));
        assertThat(fit.fits(Json.read(prediction))).isEqualTo(fits);
    }
}
