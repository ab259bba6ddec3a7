package dev.tagloop.datasets.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.datasets.DatasetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeaturesKeepTheirJsonFormTest {

    @Test
    void tokensAndTagsAreWrittenAsHuggingFaceWritesThem() {
        Features features = Features.with("tokens", new ListOf(Value.STRING))
                .and("ner_tags", new ListOf(new ClassLabel("O", "B-PER")));

        assertThat(FeaturesJson.schemaMetadata(features))
                .isEqualTo(
                        "{\"info\":{\"features\":{\"tokens\":{\"feature\":{\"dtype\":\"string\",\"_type\":\"Value\"},"
                                + "\"_type\":\"List\"},\"ner_tags\":{\"feature\":{\"names\":[\"O\",\"B-PER\"],"
                                + "\"_type\":\"ClassLabel\"},\"_type\":\"List\"}}}}");
    }

    @Test
    void everyKindOfFeatureSurvivesARoundTrip() {
        Map<String, Feature> fields = new LinkedHashMap<>();
        fields.put("z", Value.INT32);
        fields.put("a", new ListOf(Value.FLOAT32, 3, false));
        Features features = Features.with("struct", new Struct(fields))
                .and("translation", new Translation(List.of("de", "en")))
                .and("stamp", new Value("timestamp[us, tz=UTC]"))
                .and("large", new ListOf(new Value("large_string"), -1, true))
                .and("image", new Opaque("Image", Map.of("decode", true)));

        assertThat(FeaturesJson.fromJson(FeaturesJson.toJson(features))).isEqualTo(features);
        assertThat(FeaturesJson.fromSchemaMetadata(FeaturesJson.schemaMetadata(features)))
                .isEqualTo(features);
        assertThat(features.names()).containsExactly("struct", "translation", "stamp", "large", "image");
    }

    @Test
    void anOldSequenceOfAStructIsAStructOfLists() {
        String json =
                "{\"info\":{\"features\":{\"answers\":{\"feature\":{\"text\":{\"dtype\":\"string\",\"_type\":\"Value\"},"
                        + "\"start\":{\"dtype\":\"int32\",\"_type\":\"Value\"}},\"_type\":\"Sequence\"},"
                        + "\"tokens\":{\"feature\":{\"dtype\":\"string\",\"id\":null,\"_type\":\"Value\"},\"length\":-1,"
                        + "\"_type\":\"Sequence\"}}}}";

        Features features = FeaturesJson.fromSchemaMetadata(json);

        Map<String, Feature> lists = new LinkedHashMap<>();
        lists.put("text", new ListOf(Value.STRING));
        lists.put("start", new ListOf(Value.INT32));
        assertThat(features.get("answers")).isEqualTo(new Struct(lists));
        assertThat(features.get("tokens")).isEqualTo(new ListOf(Value.STRING));
    }

    @Test
    void anUnknownDtypeIsRefused() {
        assertThatThrownBy(() -> FeaturesJson.fromJson(Map.of("x", Map.of("_type", "Value", "dtype", "varchar"))))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("Unknown dtype \"varchar\"");
    }
}
