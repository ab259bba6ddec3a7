package dev.tagloop.server.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.export.ExportFormat;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class OwnExportsTest {
    private static final String TASKS = "[{\"data\":{\"text\":\"Ann 🎉 in Bergamo\"},\"annotations\":[{\"result\":["
            + "{\"id\":\"a\",\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"start\":0,\"end\":3,\"labels\":[\"PER\"]}},"
            + "{\"id\":\"b\",\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"start\":12,\"end\":16,\"labels\":[\"LOC\"]}}]}]},"
            + "{\"data\":{\"text\":\"=Bob\"}}]";

    @TempDir
    Path folder;

    @Test
    void everyFormatThatIsOfferedIsWritten() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            String export = project(studio);
            JsonNode formats =
                    TestStudio.ok(studio.ann().get(export + "/formats")).get("formats");
            assertThat(formats.findValuesAsString("name"))
                    .containsExactlyElementsOf(
                            Stream.of(ExportFormat.values()).map(Enum::name).toList());
            for (JsonNode format : formats) {
                assertThat(format.get("fits").booleanValue()).isTrue();
                Http.Answer file = studio.ann()
                        .get(export + "?all=true&format=" + format.get("name").asString());
                assertThat(file.status()).as(format.toString()).isEqualTo(200);
                assertThat(file.header("content-disposition"))
                        .endsWith("." + format.get("extension").asString() + "\"");
                assertThat(file.text()).isNotEmpty();
                String preview = TestStudio.ok(studio.ann()
                                .get(export + "/preview?all=1&tasks=1&format="
                                        + format.get("name").asString()))
                        .get("text")
                        .asString();
                assertThat(preview).contains("Ann").doesNotContain("Bob");
            }
        }
    }

    @Test
    void schemeAndFiltersAreFollowed() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            String export = project(studio);
            assertThat(studio.ann()
                            .get(export + "?format=conll2003_correct&scheme=bioes")
                            .text())
                    .isEqualTo("""
                    -DOCSTART- -X- -X- O

                    Ann -X- _ S-PER
                    🎉 -X- _ O
                    in -X- _ O
                    Bergamo -X- _ S-LOC

                    """);
            String text =
                    query("{\"filters\":{\"conjunction\":\"and\",\"items\":[{\"filter\":\"filter:tasks:data.text\","
                            + "\"operator\":\"contains\",\"type\":\"String\",\"value\":\"Bob\"}]}}");
            assertThat(texts(studio.ann().get(export + "?all=true&query=" + text)))
                    .containsExactly("=Bob");
            assertThat(texts(studio.ann().get(export + "?query=" + text))).isEmpty();
            assertThat(texts(studio.ann().get(export + "?all=true&ids=1"))).containsExactly("Ann 🎉 in Bergamo");
            assertThat(texts(studio.ann().get(export + "?all=true&finished=exclude")))
                    .containsExactly("=Bob");
            long view = TestStudio.created(
                            studio.ann()
                                    .post(
                                            "/api/dm/views/",
                                            "{\"project\":1,\"data\":{\"title\":\"x\",\"filters\":{\"conjunction\":\"and\",\"items\":[{\"filter\":"
                                                    + "\"filter:tasks:id\",\"operator\":\"equal\",\"type\":\"Number\",\"value\":1}]}}}"))
                    .get("id")
                    .asLong();
            assertThat(texts(studio.ann().get(export + "?all=true&view=" + view)))
                    .containsExactly("Ann 🎉 in Bergamo");
        }
    }

    @Test
    void whatAFormatCannotHoldIsTold() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            String export = project(studio);
            assertThat(studio.ann().get(export + "?format=CONLLU_PLUS").header("X-Tagloop-Notes"))
                    .isEqualTo("1");
            assertThat(studio.ann().get(export + "?format=JSON").header("X-Tagloop-Notes"))
                    .isEqualTo("0");
            assertThat(TestStudio.ok(studio.ann().get(export + "/check?format=CONLLU_PLUS"))
                            .toString())
                    .isEqualTo("{\"noted\":1,\"notes\":[\"task-1: 12..16 LOC snapped to 9..16\"],\"documents\":1,"
                            + "\"spans\":2,\"snapped\":1,\"dropped\":0}");
        }
    }

    @Test
    void formulasAreNeutralisedInTablesWhenAskedFor() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            String export = project(studio);
            for (String format : List.of("CSV", "TSV")) {
                String path = export + "?all=true&format=" + format;
                assertThat(studio.ann().get(path).text()).contains("\"=Bob\"");
                assertThat(studio.ann().get(path + "&spreadsheet_safe=true").text())
                        .contains("\"'=Bob\"")
                        .doesNotContain("\"=Bob\"");
            }
        }
    }

    @Test
    void whatCannotBeUnderstoodIsRefusedWithTheWayOut() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            String export = project(studio);
            assertThat(refused(studio, export + "?format=NOPE"))
                    .contains("\\\"NOPE\\\" is no format that this server writes; use one of JSON, JSON_MIN");
            assertThat(refused(studio, export + "?format=HF")).contains("is no format that this server writes");
            assertThat(refused(studio, export + "?scheme=x")).contains("use one of BIO, BIOES, BILOU, IO");
            assertThat(refused(studio, export + "?query=x")).contains("The query must be a JSON object");
            assertThat(refused(studio, export + "?finished=maybe")).contains("only or exclude");
            TestStudio.created(studio.ann()
                    .post(
                            "/api/projects",
                            "{\"title\":\"Choices\",\"label_config\":\"<View><Text name='t' value='$t'/><Choices name='c' toName='t'>"
                                    + "<Choice value='a'/></Choices></View>\"}"));
            assertThat(refused(studio, "/api/tagloop/projects/2/export?format=BRAT"))
                    .contains("needs a label config with Labels for one Text");
        }
    }

    @Test
    void aDataSetIsWrittenByWhomTheServerWasGiven() throws Exception {
        try (TestStudio studio = new TestStudio(
                folder,
                config -> config.labelDatasets((title, labels) -> (tasks, out, notes) -> {
                    if (title.equals("empty")) {
                        throw new ConversionException("There is no labelled task to export.");
                    }
                    out.write(title.getBytes(StandardCharsets.UTF_8));
                }))) {
            String export = project(studio);
            assertThat(studio.ann().get(export + "?format=HF").text()).isEqualTo("News");
            TestStudio.ok(studio.ann().patch("/api/projects/1", "{\"title\":\"empty\"}"));
            assertThat(refused(studio, export + "?format=HF")).contains("There is no labelled task to export.");
            try (Stream<Path> left = Files.list(folder.resolve("temporary"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    private static String refused(TestStudio studio, String path) throws IOException, InterruptedException {
        Http.Answer answer = studio.ann().get(path);
        assertThat(answer.status()).isEqualTo(400);
        return answer.text();
    }

    private static String query(String json) {
        return URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    private static List<String> texts(Http.Answer answer) {
        return TestStudio.ok(answer).findValues("data").stream()
                .map(data -> data.get("text").asString())
                .toList();
    }

    private static String project(TestStudio studio) throws IOException, InterruptedException {
        long id = TestStudio.created(studio.ann()
                        .post(
                                "/api/projects",
                                "{\"title\":\"News\",\"label_config\":\"" + TestStudio.NER.replace("\"", "\\\"")
                                        + "\"}"))
                .get("id")
                .asLong();
        TestStudio.created(studio.ann().post("/api/projects/" + id + "/import", TASKS));
        return "/api/tagloop/projects/" + id + "/export";
    }
}
