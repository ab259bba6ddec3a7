package dev.tagloop.hub.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesOfWindowsAreKnownTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CON",
                "nul.txt",
                "a/aux.json",
                "COM1",
                "lpt9.bin",
                "a.txt:stream",
                "trailing.",
                "blank ",
                "what?"
            })
    void devicesAndStreamsAreRefusedThereOnly(String name) {
        assertThatThrownBy(() -> SafePath.parts(name, true)).hasMessageContaining("Windows");
        assertThat(SafePath.parts(name, false)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"console.txt", "a/config.json", "auxiliary", "com10"})
    void ordinaryNamesAreFine(String name) {
        assertThat(SafePath.parts(name, true)).isNotEmpty();
    }
}
