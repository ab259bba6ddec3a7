package dev.tagloop.cli.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tagloop.cli.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Chromium on the real program: the tests of the web interface, each of which reads the JSON that the server stored. They run
 * where Node, Chromium and the interface's modules are, and are skipped with the reason elsewhere.
 */
@Tag("thorough")
class BrowserTest {
    private static final Path UI = Path.of(System.getProperty("tagloop.root"), "ui");
    private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)");

    private static final List<String> ALONE = List.of("e2e/loop.test.mjs", "e2e/slice.test.mjs", "e2e/movein.test.mjs");

    private static final Pattern LINK = Pattern.compile("\"url\":\\s*\"([^\"]+)\"");

    @TempDir
    Path data;

    @TempDir
    Path folder;

    @BeforeEach
    void needsBrowser() {
        assumeTrue(onPath("node"), "Node is not on the PATH");
        assumeTrue(
                System.getenv("CHROMIUM") != null || onPath("chromium") || onPath("google-chrome"),
                "there is no Chromium; set CHROMIUM to its path");
        assumeTrue(Files.isDirectory(UI.resolve("node_modules/playwright-core")), "npm ci was not run in ui");
        assumeTrue(
                getClass().getResource("/web/index.html.gz") != null,
                "the web interface was not built (-Dui.skip, or no usable Node)");
    }

    /** The one slice of {@code ./verify --quick}: `npm run e2e:slice` on the real program. */
    @Test
    void aSpanLabelledByKeysIsStored() throws Exception {
        run(Duration.ofMinutes(2), List.of("e2e/slice.test.mjs"));
    }

    @Test
    void aPersonLabelsFromSignInToStoredJson() throws Exception {
        run(Duration.ofMinutes(4), List.of("e2e/loop.test.mjs"));
    }

    @Test
    @Tag("slow")
    void everyFunctionOfTheInterfaceStoresWhatItSays() throws Exception {
        try (Stream<Path> files = Files.list(UI.resolve("e2e"))) {
            List<String> tests = files.map(file -> "e2e/" + file.getFileName())
                    .filter(name -> name.endsWith(".test.mjs"))
                    // They have tests of their own here.
                    .filter(name -> !ALONE.contains(name))
                    .sorted()
                    .toList();
            run(Duration.ofMinutes(30), tests);
        }
    }

    @Test
    @Tag("slow")
    void theLastOfAMillionRowsIsReached() throws Exception {
        run(Duration.ofMinutes(40), List.of("e2e/table.test.mjs"), Map.of("TAGLOOP_TABLE_ROWS", "1000000"));
    }

    @Test
    void anEmptyServerOffersToBringAFileOfLabelStudioAlong() throws Exception {
        Path file = folder.resolve("label_studio.sqlite3");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "CREATE TABLE htx_user (id INTEGER PRIMARY KEY, password TEXT, email TEXT, username TEXT)",
                    "CREATE TABLE organization (id INTEGER PRIMARY KEY, title TEXT, created_by_id INTEGER)",
                    "CREATE TABLE project (id INTEGER PRIMARY KEY, title TEXT, label_config TEXT, created_by_id INTEGER)",
                    "CREATE TABLE task (id INTEGER PRIMARY KEY, data TEXT, project_id INTEGER)",
                    "INSERT INTO organization VALUES (1, 'Lab', 1)",
                    "INSERT INTO htx_user VALUES (1, '', 'ann@example.org', 'ann')",
                    "INSERT INTO project VALUES (1, 'From afar', '<View></View>', 1)",
                    "INSERT INTO task VALUES (1, '{\"text\": \"x\"}', 1), (2, '{\"text\": \"y\"}', 1)")) {
                statement.execute(sql);
            }
        }
        run(
                Duration.ofMinutes(4),
                List.of("e2e/movein.test.mjs"),
                Map.of("TAGLOOP_LABEL_STUDIO_FILE", file.toString()));
        assertThat(data.resolve("temporary")).isEmptyDirectory();
    }

    private void run(Duration limit, List<String> tests) throws Exception {
        run(limit, tests, Map.of());
    }

    private void run(Duration limit, List<String> tests, Map<String, String> more) throws Exception {
        try (Program server = Program.tagloop(
                "server",
                "--port",
                "0",
                "--data-dir",
                data.toString(),
                "--username",
                "ann@example.org",
                "--password",
                "password")) {
            Matcher address = ADDRESS.matcher(server.awaitLine("listens on", Duration.ofMinutes(2)));
            assertThat(address.find()).isTrue();
            List<String> command = new ArrayList<>(List.of("env", "-C", UI.toString(), "node", "e2e/run.mjs"));
            command.addAll(tests);
            Map<String, String> where = new HashMap<>(more);
            where.put("TAGLOOP_URL", address.group(1));
            where.put("TAGLOOP_RESET_LINK", resetLink());
            try (Program browser = Program.start(where, command)) {
                assertThat(browser.await(limit)).as(browser::output).isZero();
            }
        }
    }

    /** A link to a new password, as whoever runs the server makes it for somebody. */
    private String resetLink() throws Exception {
        try (Program link =
                Program.tagloop("user", "link", "ann@example.org", "--data-dir", data.toString(), "--json")) {
            Matcher url = LINK.matcher(link.awaitLine("\"url\"", Duration.ofMinutes(1)));
            assertThat(url.find()).isTrue();
            return url.group(1);
        }
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
