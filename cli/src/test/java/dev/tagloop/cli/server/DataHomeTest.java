package dev.tagloop.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataHomeTest {
    @Test
    void followsThePlatformsCustom() {
        assertThat(DataHome.folder(Map.<String, String>of()::get, "/home/ann", "Linux"))
                .isEqualTo(Path.of("/home/ann/.local/share/tagloop"));
        assertThat(DataHome.folder(Map.of("XDG_DATA_HOME", "/data")::get, "/home/ann", "Linux"))
                .isEqualTo(Path.of("/data/tagloop"));
        assertThat(DataHome.folder(Map.of("XDG_DATA_HOME", " ")::get, "/home/ann", "Linux"))
                .isEqualTo(Path.of("/home/ann/.local/share/tagloop"));
        assertThat(DataHome.folder(Map.<String, String>of()::get, "/Users/ann", "Mac OS X"))
                .isEqualTo(Path.of("/Users/ann/Library/Application Support/tagloop"));
        assertThat(DataHome.folder(Map.of("APPDATA", "/r")::get, "/Users/ann", "Windows 11"))
                .isEqualTo(Path.of("/r/tagloop"));
    }
}
