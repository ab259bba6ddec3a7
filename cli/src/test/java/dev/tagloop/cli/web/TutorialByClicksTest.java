package dev.tagloop.cli.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tagloop.cli.Program;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.tutorial.TutorialHub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial by clicks in a real Chromium: a Hub with its names, the program's server, and the program's backend. */
@Tag("slow")
class TutorialByClicksTest {
    private static final Path ROOT = Path.of(System.getProperty("tagloop.root"));
    private static final Path UI = ROOT.resolve("ui");
    private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)");

    @TempDir
    Path folder;

    @Test
    void everyStepIsAFewClicks() throws Exception {
        assumeTrue(Files.isDirectory(UI.resolve("node_modules/playwright-core")), "npm ci was not run in ui");
        assumeTrue(
                getClass().getResource("/web/index.html.gz") != null,
                "the web interface was not built (-Dui.skip, or no usable Node)");
        try (TutorialHub hub = TutorialHub.start(ROOT.resolve("tutorial/target/tutorial-hub"), 0)) {
            Map<String, String> environment = new HashMap<>(Map.of(
                    "HF_ENDPOINT", hub.endpoint(),
                    "HF_TOKEN", TutorialHub.TOKEN,
                    "HF_HOME", folder.resolve("huggingface").toString()));
            try (Program download = Program.tagloop(environment, "hub", "download", TutorialHub.MODEL)) {
                assertThat(download.await(Duration.ofMinutes(2)))
                        .as(download::output)
                        .isZero();
            }
            try (Program server = Program.tagloop(
                            environment,
                            "server",
                            "--port",
                            "0",
                            "--data-dir",
                            folder.resolve("data").toString(),
                            "--username",
                            "ann@example.org",
                            "--password",
                            "password");
                    Program backend = Program.tagloop(
                            environment, "backend", "start", TutorialHub.MODEL, "--port", "0", "--json")) {
                Matcher address = ADDRESS.matcher(server.awaitLine("listens on", Duration.ofMinutes(2)));
                assertThat(address.find()).isTrue();
                JsonObject started = JsonObject.parse(backend.awaitLine("\"model_version\"", Duration.ofMinutes(2)));
                environment.put("TAGLOOP_URL", address.group(1));
                environment.put("TAGLOOP_TUTORIAL_BACKEND", started.text("url").orElseThrow());
                try (Program browser = Program.start(
                        environment, List.of("env", "-C", UI.toString(), "node", "--test", "e2e/tutorial.test.mjs"))) {
                    assertThat(browser.await(Duration.ofMinutes(10)))
                            .as(() -> browser.output() + server.output())
                            .isZero();
                    assertThat(browser.output()).containsPattern("skipped 0");
                }
            }
        }
    }
}
