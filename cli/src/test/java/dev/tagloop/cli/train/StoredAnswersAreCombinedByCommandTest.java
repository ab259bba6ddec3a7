package dev.tagloop.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Studio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StoredAnswersAreCombinedByCommandTest {
    private static final String NER = "<View><Text name='text' value='$text'/><Labels name='ner' toName='text'>"
            + "<Label value='PER'/><Label value='ORG'/></Labels></View>";
    private static final String SPAN =
            "{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\":"
                    + " {\"start\": 0, \"end\": 3, \"labels\": [\"%s\"]}}";

    @TempDir
    Path folder;

    @Test
    void ofAProjectOnItsServerAndWithoutOneTheUsageIsTold() throws Exception {
        try (Studio studio = Studio.start(
                settings -> settings.dataDir(folder.resolve("data")).port(0).username("ann@example.com"))) {
            String token = studio.token(studio.user("ann@example.com").orElseThrow());
            Path config = Files.writeString(folder.resolve("ner.xml"), NER);
            Path file = Files.writeString(
                    folder.resolve("tasks.json"),
                    "[{\"data\": {\"text\": \"Ann\"}, \"annotations\": [{\"completed_by\": {\"email\": \"ann@example.com\"},"
                            + " \"result\": [" + SPAN.formatted("PER") + "]}], \"predictions\": ["
                            + prediction("v1", "PER") + ", " + prediction("v2", "ORG") + "]}]");
            Run in = Run.on(
                    studio.url(),
                    token,
                    "import",
                    "--title",
                    "Stored",
                    "--label-config",
                    config.toString(),
                    "--file",
                    file.toString(),
                    "--json");
            assertThat(in.exitCode()).as(in.err()).isZero();
            String project = Json.read(in.out()).get("project_id").toString();
            Run made = combine(
                    studio,
                    token,
                    project,
                    "--predictions",
                    "v1,v2",
                    "--annotators",
                    "all",
                    "--weight",
                    "v2=3",
                    "--name",
                    "both",
                    "--json");
            assertThat(made.exitCode()).as(made.err()).isZero();
            JsonNode told = Json.read(made.out());
            assertThat(told.toString()).isEqualTo("{\"version\":\"both\",\"tasks\":\"1\",\"predictions\":\"1\"}");
            Run again = combine(
                    studio,
                    token,
                    project,
                    "--predictions",
                    "v1,v2",
                    "--annotators",
                    "ann@example.com",
                    "--weight",
                    "v2=3",
                    "--name",
                    "both");
            assertThat(again.out()).contains("Combined the answers to 1 tasks as version both; 0 predictions are new.");
            Run taken =
                    combine(studio, token, project, "--predictions", "v1,v2", "--annotators", "all", "--name", "both");
            assertThat(taken.exitCode()).isEqualTo(1);
            assertThat(taken.err()).contains("has other predictions than would come of this");
            Run nobody = combine(studio, token, project, "--predictions", "v1", "--annotators", "x@y.z");
            assertThat(nobody.exitCode()).isEqualTo(1);
            assertThat(nobody.err()).contains("There are some of: ann@example.com.");
            Run stray = combine(studio, token, project, "--predictions", "v1,v2", "--weight", "v3=1");
            assertThat(stray.err()).contains("A weight is given for v3, which is none of the voices.");
        }
        for (String[] wrong :
                new String[][] {{"combine"}, {"combine", "--predictions", "a,b"}, {"combine", "--models", "a", "b"}}) {
            assertThat(Run.of(wrong).exitCode()).as(String.join(" ", wrong)).isEqualTo(2);
        }
    }

    private static String prediction(String version, String label) {
        return "{\"model_version\": \"" + version + "\", \"result\": [" + SPAN.formatted(label) + "]}";
    }

    private static Run combine(Studio studio, String token, String project, String... more) {
        return Run.on(
                studio.url(),
                token,
                "combine",
                Stream.concat(Stream.of("--project", project), Stream.of(more)).toArray(String[]::new));
    }
}
