package dev.tagloop.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the paths here begin with a slash")
class UserFoldersTest {
    private static UserFolders folders(String os, Map<String, String> environment) {
        return folders(os, environment, "/tmp");
    }

    private static UserFolders folders(String os, Map<String, String> environment, String temporary) {
        Map<String, String> properties = Map.of("os.name", os, "user.home", "/root", "java.io.tmpdir", temporary);
        return UserFolders.of(environment::get, properties::get);
    }

    @Test
    void withoutAnyVariableTheyAreTheUsualOnesBelowTheHomeOfTheTableOfUsers() {
        UserFolders folders = folders("Linux", Map.of());
        assertThat(folders.home()).isEqualTo(Path.of("/root"));
        assertThat(folders.data()).isEqualTo(Path.of("/root/.local/share/tagloop"));
        assertThat(folders.settings()).isEqualTo(Path.of("/root/.config/tagloop"));
        assertThat(folders.state()).isEqualTo(Path.of("/root/.local/state/tagloop"));
        assertThat(folders.cache()).isEqualTo(Path.of("/root/.cache/tagloop"));
        assertThat(folders.natives()).isEqualTo(Path.of("/root/.cache/tagloop/natives"));
        assertThat(folders.temporary()).isEqualTo(Path.of("/tmp"));
    }

    @Test
    void homeMovesAllOfThem() {
        UserFolders folders = folders("Linux", Map.of("HOME", "/home/ann"));
        assertThat(folders.home()).isEqualTo(Path.of("/home/ann"));
        assertThat(folders.data()).isEqualTo(Path.of("/home/ann/.local/share/tagloop"));
        assertThat(folders.settings()).isEqualTo(Path.of("/home/ann/.config/tagloop"));
        assertThat(folders.state()).isEqualTo(Path.of("/home/ann/.local/state/tagloop"));
        assertThat(folders.cache()).isEqualTo(Path.of("/home/ann/.cache/tagloop"));
    }

    @Test
    void theVariablesOfTheXdgFoldersWinOverHome() {
        Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/ann"));
        environment.put("XDG_DATA_HOME", "/d");
        environment.put("XDG_CONFIG_HOME", "/c");
        environment.put("XDG_STATE_HOME", "/s");
        environment.put("XDG_CACHE_HOME", "/k");
        UserFolders folders = folders("Linux", environment);
        assertThat(folders.data()).isEqualTo(Path.of("/d/tagloop"));
        assertThat(folders.settings()).isEqualTo(Path.of("/c/tagloop"));
        assertThat(folders.state()).isEqualTo(Path.of("/s/tagloop"));
        assertThat(folders.caches()).isEqualTo(Path.of("/k"));
        assertThat(folders.cache()).isEqualTo(Path.of("/k/tagloop"));
    }

    @Test
    void theProgramsOwnCacheWinsOverThatOfAllPrograms() {
        UserFolders folders = folders("Linux", Map.of("XDG_CACHE_HOME", "/k", "TAGLOOP_CACHE", "/own"));
        assertThat(folders.cache()).isEqualTo(Path.of("/own"));
    }

    @Test
    void blankAndRelativePathsCountAsUnset() {
        UserFolders folders = folders(
                "Linux", Map.of("HOME", " ", "XDG_DATA_HOME", "data", "XDG_CACHE_HOME", "", "TMPDIR", "./here"));
        assertThat(folders.data()).isEqualTo(Path.of("/root/.local/share/tagloop"));
        assertThat(folders.cache()).isEqualTo(Path.of("/root/.cache/tagloop"));
        assertThat(folders.temporary()).isEqualTo(Path.of("/tmp"));
    }

    @Test
    void theTemporaryFolderIsThatOfTheEnvironmentUnlessTheVirtualMachineWasToldOne() {
        assertThat(folders("Linux", Map.of("TMPDIR", "/scratch")).temporary()).isEqualTo(Path.of("/scratch"));
        assertThat(folders("Linux", Map.of("TMPDIR", "/scratch"), "/told").temporary())
                .isEqualTo(Path.of("/told"));
    }

    @Test
    void macAndWindowsKeepTheirUsualPlaces() {
        assertThat(folders("Mac OS X", Map.of("HOME", "/Users/ann")).data())
                .isEqualTo(Path.of("/Users/ann/Library/Application Support/tagloop"));
        UserFolders windows = folders("Windows 11", Map.of("APPDATA", "/r", "HOME", "/not/on/windows"));
        assertThat(windows.home()).isEqualTo(Path.of("/root"));
        assertThat(windows.data()).isEqualTo(Path.of("/r/tagloop"));
        assertThat(windows.settings()).isEqualTo(Path.of("/r/tagloop"));
    }
}
