package dev.tagloop.cli.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Studio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Tag("thorough")
class QualityCommandTest {
    private static final String NER = "<View><Text name='text' value='$text'/><Labels name='ner' toName='text'>"
            + "<Label value='PER'/><Label value='ORG'/></Labels></View>";

    @TempDir
    Path folder;

    private Path config;
    private Path file;

    @BeforeEach
    void write() throws Exception {
        config = Files.writeString(folder.resolve("ner.xml"), NER);
        file = Files.writeString(
                folder.resolve("labels.json"),
                "[" + task(1, "Ann met Bob", said(1, span(0, 3, "PER"), span(8, 11, "PER")), said(2, span(0, 3, "PER")))
                        + "," + task(2, "Acme grows", said(1, span(0, 4, "ORG")), said(2, span(0, 4, "ORG")))
                        + "," + task(3, "Acme grows", said(3, span(0, 4, "PER"))) + "]");
    }

    private static String task(int id, String text, String... annotations) {
        return "{\"id\": " + id + ", \"data\": {\"text\": \"" + text + "\"}, \"annotations\": ["
                + String.join(",", annotations) + "]}";
    }

    private static String said(int who, String... spans) {
        return "{\"id\": " + who + ", \"completed_by\": {\"id\": " + who + ", \"email\": \"p" + who
                + "@example.com\"}, \"created_at\": \"2026-01-0" + who
                + "T10:00:00Z\", \"result\": [" + String.join(",", spans) + "]}";
    }

    private static String span(int start, int end, String label) {
        return "{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": " + start
                + ", \"end\": " + end + ", \"labels\": [\"" + label + "\"]}}";
    }

    private Run ofFile(String command, String... more) {
        return Run.of(Stream.concat(
                        Stream.of("quality", command, "--file", file.toString(), "--label-config", config.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void agreementOfAFileIsPrintedAndSavedAsATable() throws Exception {
        Path csv = folder.resolve("agreement.csv");
        Run run = ofFile("agreement", "--csv", csv.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("overall").contains("p1@example.com  p2@example.com  0.800");
        assertThat(Files.readAllLines(csv).getFirst()).isEqualTo("of,name,with,strict_f1,low,high,tasks,cohen_kappa");
        assertThat(Files.readAllLines(csv).get(1)).startsWith("overall,,,0.800,");
        JsonNode json = Json.read(
                ofFile("agreement", "--json", "--measure", "cohen_kappa").out());
        assertThat(json.path("measure").asString()).isEqualTo("cohen_kappa");
        assertThat(json.path("tasks").asInt()).isEqualTo(2);
        assertThat(json.at("/windows/0/date").asString()).isEqualTo("2025-12-29");
    }

    @Test
    void reliabilityAndErrorsOfAFileAreTold() {
        JsonNode reliable = Json.read(ofFile("reliability", "--json").out());
        assertThat(reliable.path("method").asString()).isEqualTo("sequence");
        assertThat(reliable.path("annotators").size()).isEqualTo(2);
        JsonNode errors = Json.read(ofFile("errors", "--json").out());
        assertThat(errors.path("count").asInt()).isEqualTo(2);
        assertThat(errors.path("errors")
                        .valueStream()
                        .map(one -> one.path("task").asInt() + " "
                                + one.path("kind").asString()))
                .containsExactly("2 duplicate", "3 duplicate");
    }

    @Test
    void ofAProjectTheSameIsAskedForOnItsServer() throws Exception {
        try (Studio studio = Studio.start(
                settings -> settings.dataDir(folder.resolve("data")).port(0).username("ann@example.com"))) {
            String token = studio.token(studio.user("ann@example.com").orElseThrow());
            for (int who = 1; who <= 3; who++) {
                studio.createUser("p" + who + "@example.com");
            }
            Run in = Run.of(
                    "import",
                    "--url",
                    studio.url(),
                    "--token",
                    token,
                    "--title",
                    "Labels",
                    "--label-config",
                    config.toString(),
                    "--file",
                    file.toString(),
                    "--json");
            assertThat(in.exitCode()).as(in.err()).isZero();
            String project = Json.read(in.out()).get("project_id").toString();
            Run found = Run.of(
                    "quality",
                    "errors",
                    "--url",
                    studio.url(),
                    "--token",
                    token,
                    "--project",
                    project,
                    "--search",
                    "--json");
            assertThat(found.exitCode()).as(found.err()).isZero();
            assertThat(Json.read(found.out()).path("count").asInt()).isEqualTo(2);
            Run agreement = Run.of(
                    "quality", "agreement", "--url", studio.url(), "--token", token, "--project", project, "--json");
            assertThat(agreement.exitCode()).as(agreement.err()).isZero();
            assertThat(Json.read(agreement.out()).path("measure").asString()).isEqualTo("strict_f1");
        }
    }

    @Test
    void whatIsMissingOrWrongIsOneSentence() {
        assertThat(Run.of("quality", "agreement").exitCode()).isEqualTo(2);
        assertThat(Run.of("quality", "agreement").err()).contains("--project ID");
        assertThat(Run.of("quality", "errors", "--file", file.toString()).err()).contains("--label-config");
        assertThat(ofFile("agreement", "--measure", "luck").err()).contains("strict_f1");
        assertThat(ofFile("agreement", "--control", "nope").err()).contains("it has ner");
        assertThat(ofFile("errors", "--search").err()).contains("leave it out for a file");
    }
}
