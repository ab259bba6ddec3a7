package dev.tagloop.training.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hugging Face's library for JavaScript, in {@code conformance/transformers-js}. Left out where there is no Node; where there
 * is, everything else that is missing is a failure.
 */
final class TransformersJs {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path home;

    private TransformersJs(Path home) {
        this.home = home;
    }

    /** Installs it, exactly as its lock file says, unless it is there. */
    static TransformersJs installed() throws Exception {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, windows ? "node.exe" : "node"))),
                "Node is not here, so transformers.js cannot be asked");
        Path home = Path.of(System.getProperty("tagloop.root", ".."), "conformance", "transformers-js")
                .toAbsolutePath()
                .normalize();
        Path installed = home.resolve("node_modules").resolve(".package-lock.json");
        Path lock = home.resolve("package-lock.json");
        if (!Files.exists(installed)
                || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) < 0) {
            run(home, "", windows ? "npm.cmd" : "npm", "ci", "--ignore-scripts", "--prefer-offline");
        }
        return new TransformersJs(home);
    }

    /**
     * What a pipeline of the library says about a model.
     *
     * @param requests a JSON array of {@code {"inputs": […]}}
     */
    JsonNode ask(Path model, String task, String dtype, String requests) throws Exception {
        return JSON.readTree(
                run(home, requests, "node", "open.mjs", model.toAbsolutePath().toString(), task, dtype));
    }

    private static String run(Path home, String input, String... command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("transformers-js", ".log");
        List<String> words = new ArrayList<>(List.of(command));
        Process process = new ProcessBuilder(words)
                .directory(home.toFile())
                .redirectError(errors.toFile())
                .start();
        try (OutputStream out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s%n%s", words, Files.readString(errors))
                .isZero();
        Files.delete(errors);
        return answer;
    }
}
