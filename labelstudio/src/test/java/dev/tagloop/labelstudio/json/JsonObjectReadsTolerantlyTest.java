package dev.tagloop.labelstudio.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class JsonObjectReadsTolerantlyTest {
    private static final JsonObject JSON = JsonObject.parse("""
            {"text":"a","number":1.5,"flag":true,"null":null,"list":["a",1,{"b":2},"c"],"object":{"x":1},
             "time":"2026-11-24T08:30:00.123456Z","zone":"2026-11-24T09:30:00+01:00","day":"2026-11-24"}""");

    @Test
    void otherTypesReadAsEmpty() {
        assertThat(JSON.text("number")).isEmpty();
        assertThat(JSON.text("null")).isEmpty();
        assertThat(JSON.flag("text")).isEmpty();
        assertThat(JSON.integer("text")).isEmpty();
        assertThat(JSON.object("list")).isEmpty();
        assertThat(JSON.objects("object")).isEmpty();
        assertThat(JSON.get("null")).isEmpty();
        assertThat(JSON.has("null")).isTrue();
        assertThat(JSON.instant("day")).isEmpty();
    }

    @Test
    void rightTypesReadAsTheyAre() {
        assertThat(JSON.texts("list")).containsExactly("a", "c");
        assertThat(JSON.integers("list")).containsExactly(1L);
        assertThat(JSON.objects("list")).extracting(JsonObject::toString).containsExactly("{\"b\":2}");
        assertThat(JSON.instant("time")).contains(Instant.parse("2026-11-24T08:30:00.123456Z"));
        assertThat(JSON.instant("zone")).contains(Instant.parse("2026-11-24T08:30:00Z"));
    }

    @Test
    void changesMakeCopies() {
        JsonObject changed = JSON.with("text", "b").with("new", List.of(Map.of("k", 1)));
        assertThat(JSON.text("text")).contains("a");
        assertThat(changed.keys()).startsWith("text", "number").endsWith("new");
        assertThat(changed.objects("new")).extracting(JsonObject::toString).containsExactly("{\"k\":1}");
    }

    @Test
    void handedOutTreesAreCopies() {
        ObjectNode node = JSON.toNode();
        node.put("text", "changed");
        ((ObjectNode) JSON.get("object").orElseThrow()).put("x", 2);
        assertThat(JSON.text("text")).contains("a");
        assertThat(JSON.object("object").orElseThrow().integer("x")).hasValue(1);
        assertThat(JSON)
                .isEqualTo(JsonObject.parse(JSON.toString()))
                .hasSameHashCodeAs(JsonObject.parse(JSON.toString()));
    }
}
