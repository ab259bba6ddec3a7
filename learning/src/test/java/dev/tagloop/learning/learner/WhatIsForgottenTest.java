package dev.tagloop.learning.learner;

import static dev.tagloop.learning.learner.LearnerWorld.project;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.testing.RecordedWatch;
import dev.tagloop.learning.testing.TinyBert;
import dev.tagloop.learning.train.LocalTrainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text that is purged leaves the learner's files, and those versions are named that learned from it. Two trainings: half a minute. */
@Tag("slow")
class WhatIsForgottenTest {
    private static final BackendProject PROJECT = project("Person", "Place");

    @TempDir
    private Path folder;

    private final LearnerWorld world = new LearnerWorld();

    private List<Path> holding(String text) throws IOException {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(folder.resolve("learner"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, wanted))
                    .toList();
        }
    }

    private static boolean contains(Path file, byte[] wanted) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains(new String(wanted, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theTextGoesAndTheVersionsThatLearnedFromItAreNamed() throws Exception {
        String base = TinyBert.in(folder.resolve("tiny"));
        JsonObject settings = JsonObject.parse("{\"num_train_epochs\": 1}").with("base", base);
        try (BuiltInLearner learner =
                BuiltInLearner.open(LearnerSetup.of(folder.resolve("learner"), new LocalTrainer()))) {
            learner.attach(world);
            for (int i = 1; i <= 12; i++) {
                world.label(i, "[Ann|Person] lives in [Rome|Place] on day " + i);
            }
            world.label(13, "[Bob|Person] hides in a xylophone");
            assertThat(learner.learn(PROJECT, settings, new RecordedWatch()).name())
                    .isEqualTo("v1");
            assertThat(holding("xylophone")).as("the snapshot of v1").isNotEmpty();
            world.unlabel(13);
            world.label(14, "[Eve|Person] left [Oslo|Place]");
            assertThat(learner.learn(PROJECT, settings, new RecordedWatch()).name())
                    .isEqualTo("v2");

            assertThat(learner.forget(PROJECT, Set.of(13L))).containsExactly("v1");

            assertThat(holding("xylophone")).isEmpty();
            assertThat(holding("Oslo")).as("the snapshot of v2").isNotEmpty();
            assertThat(learner.versions(PROJECT))
                    .extracting(version -> version.name())
                    .containsExactly("v1", "v2");
            assertThat(learner.forget(PROJECT, Set.of(13L))).isEmpty();
        }
    }
}
