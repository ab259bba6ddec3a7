package dev.tagloop.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Which labelling configurations are taken, and what the strict and the lenient check say about those that no longer fit the work. */
class LabelConfigsTest extends OneStudio {
    private static final String HEAD = "<View><Text name=\"text\" value=\"$text\"/>";

    private static String body(String config) {
        return Json.write(Json.mapper().createObjectNode().put("label_config", config));
    }

    private static Http.Answer validate(long project, String config) {
        return ann.post("/api/projects/" + project + "/validate", body(config));
    }

    private static String choices(String name, String... values) {
        StringBuilder config = new StringBuilder(HEAD + "<Choices name=\"" + name + "\" toName=\"text\">");
        for (String value : values) {
            config.append("<Choice value=\"").append(value).append("\"/>");
        }
        return config + "</Choices></View>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Image name='i' value='$i'/><RectangleLabels name='r' toName='i'><Label value='a'/></RectangleLabels>",
                "<Image name='i' value='$i'/><BrushLabels name='r' toName='i'><Label value='a'/></BrushLabels>",
                "<Image name='i' value='$i'/><PolygonLabels name='r' toName='i'><Label value='a'/></PolygonLabels>",
                "<Image name='i' value='$i'/><KeyPointLabels name='r' toName='i'><Label value='a'/></KeyPointLabels>",
                "<Image name='i' value='$i'/><EllipseLabels name='r' toName='i'><Label value='a'/></EllipseLabels>",
                "<TimeSeries name='ts' value='$ts' valueType='url'><Channel column='c'/></TimeSeries>"
                        + "<TimeSeriesLabels name='r' toName='ts'><Label value='a'/></TimeSeriesLabels>",
                "<Table name='t' value='$t'/><Choices name='c' toName='t'><Choice value='a'/></Choices>",
                "<Paragraphs name='p' value='$p'/><ParagraphLabels name='r' toName='p'><Label value='a'/></ParagraphLabels>",
                "<HyperText name='h' value='$h'/><HyperTextLabels name='r' toName='h'><Label value='a'/></HyperTextLabels>",
                "<Repeater on='$items' indexFlag='{{idx}}'><Text name='t_{{idx}}' value='$items[{{idx}}].text'/>"
                        + "<Choices name='c_{{idx}}' toName='t_{{idx}}'><Choice value='a'/></Choices></Repeater>",
                "<Text name='t' value='$t'/><Taxonomy name='x' toName='t'><Choice value='a'><Choice value='b'/></Choice></Taxonomy>",
                "<Text name='t' value='$t'/><Labels name='l' toName='t' value='$options'/>",
                "<Text name='t' valueList='$t'/><Choices name='c' toName='t'><Choice value='a'/></Choices>",
                "<Text name='t' value='$t'/><DateTime name='d' toName='t'/>",
                "<HyperText name='h' value='&lt;img src=&quot;$picture&quot;/&gt;'/><Choices name='c' toName='h'><Choice value='a'/></Choices>",
                "<!-- <Text name='t' value='$old'/> name=\"t\" toName=\"nobody\" --><Text name='t' value='$t'/>"
                        + "<Choices name='c' toName='t'><Choice value='a'/></Choices>"
            })
    void everyWellFormedSetOfTagsIsTaken(String tags) {
        JsonNode made = created(ann.post("/api/projects", body("<View>" + tags + "</View>")));
        assertThat(made.get("label_config").asString()).isEqualTo("<View>" + tags + "</View>");
    }

    @Test
    void whatTheTasksLackIsNoError() {
        long project = studio.project(CHOICES);
        studio.task(project, "x");
        assertThat(validate(project, "<View><Text name='t' value='$other'/></View>")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void withoutAnnotationsAndDraftsEverythingPasses() {
        long project = studio.project(CHOICES);
        long task = studio.task(project, "x");
        long annotation = annotate(ann, task, chosen("a"));
        assertThat(validate(project, choices("other", "z")).status()).isEqualTo(400);
        ann.delete("/api/annotations/" + annotation);
        assertThat(validate(project, choices("other", "z")).status()).isEqualTo(200);
        assertThat(summary(project).get("created_annotations").toString()).isEqualTo("{}");
    }

    @Test
    void aControlThatIsGoneIsToldWithItsCount() {
        long project = studio.project(CHOICES);
        annotate(ann, studio.task(project, "x"), chosen("a", "b"));
        Http.Answer strict = validate(project, choices("other", "a", "b"));
        assertThat(strict.status()).isEqualTo(400);
        String message = "Created annotations are incompatible with provided labeling schema, we found:\n"
                + "2 with from_name=c, to_name=text, type=choices";
        assertThat(strict.json().at("/validation_errors/non_field_errors/0").asString())
                .isEqualTo(message);
        Http.Answer lenient = ann.patch("/api/projects/" + project, body(choices("other", "a", "b")));
        assertThat(lenient.status()).isEqualTo(400);
        assertThat(lenient.json().at("/validation_errors/label_config/0").asString())
                .isEqualTo(message);
    }

    @Test
    void aLabelThatIsUsedIsToldByTheStrictCheckAndLetGoByTheLenient() {
        long project = studio.project(choices("c", "a", "b", "d"));
        long task = studio.task(project, "x");
        annotate(ann, task, chosen("a", "a"));
        created(bob.post("/api/tasks/" + task + "/drafts", "{\"result\": " + chosen("a") + "}"));
        created(bob.post("/api/tasks/" + task + "/drafts", "{\"result\": " + chosen("b") + "}"));
        Http.Answer strict = validate(project, choices("c", "d"));
        assertThat(strict.status()).isEqualTo(400);
        assertThat(strict.json().at("/validation_errors/non_field_errors/0").asString())
                .isEqualTo(
                        "These labels still exist in annotations or drafts:\na (2 annotations, 1 draft)\nb (1 draft)\n"
                                + "Please add labels to tag with name=\"c\".");
        assertThat(ann.patch("/api/projects/" + project, body(choices("c", "d")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aLabelOfTheLabelsManagerCountsAsPresent() {
        long project = studio.project(choices("c", "a", "b"));
        annotate(ann, studio.task(project, "x"), chosen("a"));
        assertThat(validate(project, choices("c", "b")).status()).isEqualTo(400);
        created(ann.post(
                "/api/labels", quoted("[{'title': 'a', 'value': 'a', 'from_name': 'c', 'project': " + project + "}]")));
        assertThat(validate(project, choices("c", "b")).status()).isEqualTo(200);
    }

    @Test
    void pathsOfATaxonomyAreLookedUpFromItsRoot() {
        String taxonomy = HEAD + "<Taxonomy name=\"x\" toName=\"text\">%s</Taxonomy></View>";
        String nested = taxonomy.formatted("<Choice value=\"Animal\"><Choice value=\"Cat\"/></Choice>");
        long project = studio.project(nested);
        annotate(
                ann,
                studio.task(project, "x"),
                "[" + region("x", "text", "taxonomy", "{'taxonomy': [['Animal', 'Cat']]}") + "]");
        assertThat(validate(project, nested).status()).isEqualTo(200);
        assertThat(validate(project, taxonomy.formatted("<Choice value=\"Plant\"/>"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void malformedXmlIsToldInEachPlacesOwnWay() {
        String broken = "<View><Text name='t'";
        Http.Answer create = ann.post("/api/projects", body(broken));
        assertThat(create.status()).isEqualTo(400);
        assertThat(create.json().at("/validation_errors/label_config").isArray())
                .isTrue();
        long project = studio.project(CHOICES);
        for (Http.Answer answer :
                new Http.Answer[] {validate(project, broken), ann.patch("/api/projects/" + project, body(broken))}) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("detail").asString()).isNotEqualTo("Validation error");
            assertThat(answer.json().has("validation_errors")).isFalse();
        }
        Http.Answer free = ann.post("/api/projects/validate/", body(broken));
        assertThat(free.status()).isEqualTo(400);
        assertThat(free.json().propertyNames()).containsExactly("label_config");
        assertThat(ann.post("/api/projects/validate/", body(CHOICES)).status()).isEqualTo(204);
    }

    @Test
    void resultsAreNotHeldAgainstTheConfigurationAndKeepTheirExtraKeys() {
        long project = studio.project(CHOICES);
        long task = studio.task(project, "x");
        String strange = quoted(
                "[{'id': 'r1', 'from_name': 'nobody', 'to_name': 'nothing', 'type': 'odd', 'mine': {'deep': [1.50]},"
                        + " 'value': {'labels': ['unknown'], 'start': 0, 'end': 1}}]");
        long annotation = annotate(ann, task, strange);
        long empty = annotate(bob, task, "[]");
        assertThat(ok(ann.get("/api/annotations/" + annotation)).get("result")).isEqualTo(Json.read(strange));
        assertThat(ok(ann.get("/api/annotations/" + empty)).get("result").toString())
                .isEqualTo("[]");
        JsonNode prediction = created(ann.post(
                "/api/predictions", "{\"task\": " + task + ", \"model_version\": \"m\", \"result\": " + strange + "}"));
        assertThat(prediction.get("result")).isEqualTo(Json.read(strange));
    }
}
