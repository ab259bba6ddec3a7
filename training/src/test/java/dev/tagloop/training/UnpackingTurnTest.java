package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTurnTest {
    @TempDir
    Path folder;

    @Test
    void whatAKilledProcessUnpackedInPartIsRemovedAndAVersionIsKept() throws IOException {
        Path draft = Files.createDirectories(folder.resolve("tmp15976486860331665081"));
        Files.writeString(draft.resolve("libtorch_cpu.so"), "half");
        Path version = Files.createDirectories(folder.resolve("2.7.1-cpu-linux-x86_64"));
        Files.writeString(version.resolve("libtorch_cpu.so"), "whole");
        UnpackingTurn.take(folder).close();
        assertThat(draft).doesNotExist();
        assertThat(version.resolve("libtorch_cpu.so")).hasContent("whole");
    }
}
