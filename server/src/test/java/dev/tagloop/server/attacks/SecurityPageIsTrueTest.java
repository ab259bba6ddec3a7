package dev.tagloop.server.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SECURITY.md names a test for each attack: these tests are there, and no attack test is left out. */
class SecurityPageIsTrueTest {
    private static final Path ROOT = Path.of(System.getProperty("tagloop.root"));
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");
    private static final Pattern METHOD = Pattern.compile("@Test\\s+(?:@Timeout\\(\\d+\\)\\s+)?void (\\w+)\\(");

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String module : List.of("server", "hub", "datasets", "labelstudio", "mlbackend", "net", "cli")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/test/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith("Test.java"))
                        .toList()) {
                    sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
        return sources;
    }

    @Test
    void everyNamedTestExistsAndEveryAttackTestIsNamed() throws IOException {
        Map<String, String> sources = sources();
        List<MatchResult> named = NAMED.matcher(Files.readString(ROOT.resolve("SECURITY.md")))
                .results()
                .toList();
        assertThat(named).hasSizeGreaterThan(20);
        List<String> wrong = new ArrayList<>();
        for (MatchResult row : named) {
            if (!sources.getOrDefault(row.group(1), "").contains("void " + row.group(2) + "(")) {
                wrong.add(row.group() + " is not there");
            }
        }
        List<String> rows = named.stream().map(MatchResult::group).toList();
        for (String attacks : List.of(
                "AccessAttacksTest",
                "BrowserAttacksTest",
                "ImportAddressAttacksTest",
                "ImportAttacksTest",
                "ParserAttacksTest",
                "SlowClientsTest",
                "TransferAttacksTest",
                "WebhookAttacksTest")) {
            METHOD.matcher(sources.get(attacks))
                    .results()
                    .map(method -> "`" + attacks + "#" + method.group(1) + "`")
                    .filter(test -> !rows.contains(test))
                    .forEach(test -> wrong.add(test + " is not on the page"));
        }
        assertThat(wrong).isEmpty();
    }
}
