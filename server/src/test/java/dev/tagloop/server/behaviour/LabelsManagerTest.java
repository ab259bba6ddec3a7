package dev.tagloop.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The catalogue of labels and the links that projects have to them. */
class LabelsManagerTest extends OneStudio {
    private static JsonNode make(String labels) {
        return created(ann.post("/api/labels", quoted(labels)));
    }

    @Test
    void labelsAreMadeAsAListAndOneOfTheSameTitleAndValueIsUsedAgain() {
        long first = studio.project(CHOICES);
        long second = studio.project(CHOICES);
        JsonNode made = make("[{'title': 'Same', 'value': 'same', 'from_name': 'c', 'project': " + first
                + "}, {'title': 'Object', 'value': {'deep': [1]}, 'from_name': 'c', 'project': " + first
                + "}, {'title': 'List', 'value': ['a', 'b'], 'from_name': 'c', 'project': " + first + "}]");
        assertThat(made).hasSize(3);
        assertThat(made.get(1).get("value").toString()).isEqualTo("{\"deep\":[1]}");
        assertThat(made.get(2).get("value").toString()).isEqualTo("[\"a\",\"b\"]");
        JsonNode again = make("[{'title': 'Same', 'value': 'same', 'from_name': 'c', 'project': " + second + "}]");
        assertThat(id(again.get(0))).isEqualTo(id(made.get(0)));
        JsonNode shown = ok(ann.get("/api/labels/" + id(made.get(0)) + "?expand=links"));
        assertThat(shown.get("projects").valueStream().map(JsonNode::asLong).toList())
                .containsExactlyInAnyOrder(first, second);
        assertThat(shown.get("links").get(0).get("from_name").asString()).isEqualTo("c");
    }

    @Test
    void bothListsComeInPages() {
        make("[{'title': 'Paged', 'value': 'paged', 'from_name': 'c', 'project': " + studio.project(CHOICES) + "}]");
        for (String path : List.of("/api/labels?expand=links", "/api/label_links")) {
            JsonNode page = ok(ann.get(path));
            assertThat(page.propertyNames()).as(path).containsExactly("count", "next", "previous", "results");
            assertThat(page.get("results")).as(path).isNotEmpty();
        }
    }
}
