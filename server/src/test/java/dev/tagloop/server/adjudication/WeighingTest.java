package dev.tagloop.server.adjudication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.adjudication.Item;
import dev.tagloop.labelstudio.adjudication.Voice;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.http.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeighingTest {
    private static final String DATA = "{\"text\": \"Ann met Bob\"}";
    private static final String SPAN =
            "{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\":"
                    + " {\"start\": 0, \"end\": 3, \"labels\": [\"%s\"]}}";
    private static final String CHOICE =
            "{\"from_name\": \"c\", \"to_name\": \"text\", \"type\": \"choices\", \"value\":"
                    + " {\"choices\": [\"%s\"]}}";

    private static Source said(String who, String... regions) {
        return new Source(
                1L,
                null,
                who,
                Json.object(),
                new Voice(
                        who,
                        Stream.of(regions)
                                .map(JsonObject::parse)
                                .map(Region::of)
                                .toList()));
    }

    @Test
    void whereNothingIsSaidOfWholeTasksNoAnswersAreBroughtTogether() {
        Weighing weighing = new Weighing(LabelConfig.parse(TestStudio.NER));
        for (int i = 0; i < 4; i++) {
            weighing.add(
                    DATA,
                    List.of(
                            said("x", SPAN.formatted("PER")),
                            said("y", SPAN.formatted("PER")),
                            said("z", SPAN.formatted("ORG"))));
        }
        assertThat(weighing.compared()).isZero();
        assertThat(weighing.weights().get(Item.Kind.ANSWER)).isEmpty();
        assertThat(weighing.weights().get(Item.Kind.SPAN)).containsOnlyKeys("x", "y", "z");
        weighing.add(
                DATA,
                List.of(
                        said("x", CHOICE.formatted("good")),
                        said("y", SPAN.formatted("PER"), CHOICE.formatted("good")),
                        said("z", SPAN.formatted("PER"))));
        assertThat(weighing.compared()).isEqualTo(1);
        assertThat(weighing.weights().get(Item.Kind.ANSWER)).containsKeys("x", "y");
    }
}
