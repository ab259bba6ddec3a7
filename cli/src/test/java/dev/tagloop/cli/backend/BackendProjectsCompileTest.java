package dev.tagloop.cli.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tagloop.cli.Program;
import dev.tagloop.cli.Run;
import dev.tagloop.cli.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendProjectsCompileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "ner, backend.NerBackend",
        "classification, backend.ClassificationBackend",
        "blank, backend.BlankBackend"
    })
    void aTemplateCompilesAndItsTestPasses(String template, String name) throws Exception {
        Path project = folder.resolve("my backend");
        Run run = Run.of("backend", "init", project.toString(), "--template", template);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(compileAndTest(project, name)).isPositive();
        assertThat(project.resolve("Dockerfile")).content().contains("backend.Main");
        assertThat(project.resolve("pom.xml"))
                .content()
                .contains("<artifactId>my-backend</artifactId>")
                .contains("<version>" + Version.current() + "</version>")
                .doesNotContain("@");
    }

    @Test
    void aClassOfOnesOwnIsTakenWithItsPackage() throws Exception {
        Path script = Files.writeString(folder.resolve("MyBackend.java"), """
                package com.example.mine;

                import dev.tagloop.labelstudio.backend.*;
                import java.util.*;

                public class MyBackend implements MlBackend {
                    public String modelClass() {
                        return "Mine";
                    }

                    public Optional<String> setup(BackendProject project) {
                        return Optional.empty();
                    }

                    public List<BackendPrediction> predict(PredictionRequest request) {
                        return request.tasks().stream().map(task -> BackendPrediction.empty()).toList();
                    }
                }
                """);
        Path project = folder.resolve("mine");
        Run run = Run.of("backend", "init", project.toString(), "--script", script.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(project.resolve("src/main/java/com/example/mine/MyBackend.java"))
                .hasSameTextualContentAs(script);
        assertThat(compileAndTest(project, "com.example.mine.MyBackend")).isEqualTo(1);
    }

    @Test
    void aFileWithoutABackendIsRefused() throws Exception {
        Path script = Files.writeString(folder.resolve("Other.java"), "class Other {}");
        Run run = Run.of("backend", "init", folder.resolve("p").toString(), "--script", script.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("implements MlBackend").doesNotContain("\tat ");
        assertThat(folder.resolve("p")).doesNotExist();
    }

    @Test
    void nothingIsWrittenOverUnlessForced() throws Exception {
        Path pom =
                Files.writeString(Files.createDirectories(folder.resolve("p")).resolve("pom.xml"), "mine");
        Run run = Run.of("backend", "init", pom.getParent().toString(), "--template", "blank");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("pom.xml").contains("--force");
        assertThat(pom).hasContent("mine");
        assertThat(pom.resolveSibling("Dockerfile")).doesNotExist();
        assertThat(Run.of("backend", "init", pom.getParent().toString(), "--template", "blank", "--force")
                        .exitCode())
                .isZero();
        assertThat(pom).content().contains("tagloop-bom");
    }

    /** A Maven of another age has other versions by default, which who built Tagloop need not have at hand. */
    @Test
    void itsMavenPluginsAreThoseThatBuildTagloop() throws Exception {
        Path project = folder.resolve("plugins");
        Run.of("backend", "init", project.toString(), "--template", "blank");
        Map<String, String> own = plugins(project.resolve("pom.xml"));
        assertThat(own)
                .containsKeys(
                        "maven-resources-plugin", "maven-compiler-plugin", "maven-surefire-plugin", "maven-jar-plugin");
        assertThat(plugins(Path.of(System.getProperty("tagloop.root"), "pom.xml")))
                .containsAllEntriesOf(own);
    }

    @Test
    void mavenBuildsItWhereTheArtifactsAreAtHand() throws Exception {
        Path installed = Path.of(System.getProperty("user.home"), ".m2/repository/dev/tagloop/tagloop-mlbackend")
                .resolve(Version.current());
        assumeTrue(
                Files.isDirectory(installed),
                "Tagloop's artifacts are not in the local Maven repository (mvn install puts them there): skipped");
        Path project = folder.resolve("built");
        Run.of("backend", "init", project.toString(), "--template", "classification");
        try (Program maven = Program.start(
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                List.of(
                        "mvn",
                        "-o",
                        "-q",
                        "-B",
                        "-f",
                        project.resolve("pom.xml").toString(),
                        "test"))) {
            assertThat(maven.await(Duration.ofMinutes(3))).as(maven.output()).isZero();
        }
    }

    /** Compiles a project's sources with the class path of this test, runs its tests, and tells how many. */
    private static int compileAndTest(Path project, String name) throws Exception {
        Path classes = Files.createDirectories(project.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(
                            complaints,
                            files,
                            null,
                            List.of(
                                    "-d",
                                    classes.toString(),
                                    "--release",
                                    "21",
                                    "-Xlint:all,-processing,-serial",
                                    "-Werror",
                                    "-proc:none",
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            null,
                            files.getJavaFileObjectsFromPaths(sources(project)))
                    .call();
            assertThat(done).as(complaints.toString()).isTrue();
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Class<?> test = loader.loadClass(name + "Test");
            int run = 0;
            for (Method method : test.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    var constructor = test.getDeclaredConstructor();
                    constructor.setAccessible(true);
                    method.setAccessible(true);
                    method.invoke(constructor.newInstance());
                    run++;
                }
            }
            return run;
        }
    }

    /** The versions of the plugins that a pom names, by artifact. */
    private static Map<String, String> plugins(Path pom) throws IOException {
        return Pattern.compile("<artifactId>([a-z-]+-plugin)</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(pom))
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
    }

    private static List<Path> sources(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("src"))) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".java")).toList());
        }
    }
}
