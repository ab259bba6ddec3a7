package dev.tagloop.hub.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsMatchAsFnmatchTest {
    @ParameterizedTest
    @CsvSource({
        "*.json,config.json,true",
        "*.json,sub/config.json,true",
        "sub/,sub/a/b.bin,true",
        "sub/,subx/a,false",
        "model-?.bin,model-1.bin,true",
        "model-[0-4].bin,model-5.bin,false",
        "model-[!0-4].bin,model-5.bin,true",
        "a[.]b,a.b,true",
        "a[.]b,axb,false",
        "*.JSON,config.json,false",
        "a.json,a_json,false",
        "[,[,true"
    })
    void pattern(String pattern, String path, boolean matches) {
        assertThat(new PathPatterns(List.of(pattern), List.of()).wants(path)).isEqualTo(matches);
    }

    @Test
    void ignoringWinsOverAllowing() {
        PathPatterns patterns = new PathPatterns(List.of("*.json"), List.of("sub/*"));
        assertThat(patterns.wants("a.json")).isTrue();
        assertThat(patterns.wants("sub/a.json")).isFalse();
        assertThat(patterns.wants("a.bin")).isFalse();
    }

    @Test
    void manyStarsTakeNoLongTime() {
        long begun = System.nanoTime();
        PathPatterns patterns = new PathPatterns(List.of("*a".repeat(12) + "*"), List.of("*".repeat(200) + "b"));
        assertThat(patterns.wants("a".repeat(60))).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
}
