package dev.tagloop.learning.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.learning.testing.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsAppearCompleteOrNotAtAllTest {

    @TempDir
    private Path folder;

    @Test
    void versionsAreNumberedInTheOrderOfPublication() throws IOException {
        ModelRegistry registry = ModelRegistry.open(folder);
        assertThat(registry.latest()).isEmpty();
        ModelVersion first = publish(registry, 0.5);
        ModelVersion second = publish(registry, 0.6);

        assertThat(first.name()).isEqualTo("v1");
        assertThat(registry.versions()).containsExactly(first, second);
        assertThat(registry.latest()).contains(second);
        assertThat(registry.find("v1")).contains(first);
        assertThat(registry.find("latest")).contains(second);
        assertThat(registry.find("v9")).isEmpty();
        assertThat(first.run().f1()).contains(0.5);
        assertThat(Files.readString(second.folder().resolve("weights"))).isEqualTo("0.6");
        assertThat(registry.folder()).isEqualTo(folder);
    }

    @Test
    void tenComesAfterNine() throws IOException {
        ModelRegistry registry = ModelRegistry.open(folder);
        for (int i = 1; i <= 10; i++) {
            publish(registry, i);
        }
        assertThat(registry.versions()).extracting(ModelVersion::name).endsWith("v8", "v9", "v10");
        assertThat(registry.latest().orElseThrow().name()).isEqualTo("v10");
    }

    @Test
    void anIncompleteModelIsNotPublishedAndLeavesNothing() throws IOException {
        ModelRegistry registry = ModelRegistry.open(folder);
        try (Staging staging = registry.stage()) {
            Files.writeString(staging.folder().resolve("model.safetensors"), "half");
            assertThatThrownBy(() -> registry.publish(staging))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageEndingWith("is not complete: there is no run.json; it is not published");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void whatACrashLeftIsSweptAndWhatIsBeingWrittenIsNot() throws IOException {
        ModelRegistry registry = ModelRegistry.open(folder);
        Path dead = Files.createDirectories(folder.resolve(".staging-1-77-dead/deep"));
        Files.writeString(dead.resolve("model.safetensors"), "half");
        Files.createDirectory(folder.resolve("notes"));
        try (Staging staging = registry.stage()) {
            ModelRegistry.open(folder);
            assertThat(names())
                    .containsExactlyInAnyOrder(staging.folder().getFileName().toString(), "notes");
            assertThat(registry.versions()).isEmpty();
        }
    }

    @Test
    void oneVersionIsPromotedAndStaysSoWhenNewOnesCome() throws IOException {
        ModelRegistry registry = ModelRegistry.open(folder);
        assertThat(registry.promoted()).isEmpty();
        ModelVersion first = publish(registry, 0.5);
        registry.promote("v1");
        publish(registry, 0.4);

        assertThat(ModelRegistry.open(folder).promoted()).contains(first);
        assertThatThrownBy(() -> registry.promote("v7"))
                .isInstanceOf(RegistryException.class)
                .hasMessageEndingWith("there are [v1, v2]");
        registry.promote("latest");
        assertThat(registry.promoted().orElseThrow().name()).isEqualTo("v2");
    }

    @Test
    void twoThatPublishAtOnceGetTwoNumbers() throws Exception {
        ModelRegistry registry = ModelRegistry.open(folder);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            double f1 = i;
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    publish(ModelRegistry.open(folder), f1);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(registry.versions())
                .extracting(ModelVersion::name)
                .containsExactly("v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8");
        assertThat(names()).filteredOn(name -> name.startsWith("v")).hasSize(8);
        assertThat(names()).noneMatch(name -> name.startsWith("."));
    }

    @Test
    void aFileInThePlaceOfTheFolderIsRefusedInWords() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> ModelRegistry.open(file))
                .isInstanceOf(RegistryException.class)
                .hasMessageStartingWith("cannot use the folder of models");
    }

    private static ModelVersion publish(ModelRegistry registry, double f1) throws IOException {
        try (Staging staging = registry.stage()) {
            Files.writeString(staging.folder().resolve("weights"), Double.toString(f1));
            Files.writeString(staging.folder().resolve("run.json"), Runs.json(f1));
            return registry.publish(staging);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
