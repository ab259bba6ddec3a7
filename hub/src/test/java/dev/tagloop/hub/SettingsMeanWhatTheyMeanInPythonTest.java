package dev.tagloop.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsMeanWhatTheyMeanInPythonTest {
    private static final Path HOME = Path.of("/home/alice");

    private static HubEnvironment with(String... pairs) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            variables.put(pairs[i], pairs[i + 1]);
        }
        return HubEnvironment.of(variables, HOME);
    }

    @Test
    void withoutAnyTheyAreTheDefaults() {
        assertThat(with().endpoint()).hasToString("https://huggingface.co");
        assertThat(with().cacheFolder()).isEqualTo(Path.of("/home/alice/.cache/huggingface/hub"));
        assertThat(with().tokenFile()).isEqualTo(Path.of("/home/alice/.cache/huggingface/token"));
        assertThat(with().offline()).isFalse();
        assertThat(with().metadataPatience()).isEqualTo(Duration.ofSeconds(10));
        assertThat(with("HF_HUB_ETAG_TIMEOUT", "3").metadataPatience()).isEqualTo(Duration.ofSeconds(3));
        assertThat(with("HF_HUB_DOWNLOAD_TIMEOUT", "soon").downloadPatience()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void foldersFollowEachOtherAndAreExpanded() {
        assertThat(with("XDG_CACHE_HOME", "/x").cacheFolder()).isEqualTo(Path.of("/x/huggingface/hub"));
        assertThat(with("XDG_CACHE_HOME", "/x", "HF_HOME", "~/hf").cacheFolder())
                .isEqualTo(Path.of("/home/alice/hf/hub"));
        assertThat(with("HF_HOME", "$DATA/hf", "DATA", "/d").tokenFile()).isEqualTo(Path.of("/d/hf/token"));
        assertThat(with("HF_HOME", "${DATA}/hf", "DATA", "/d").cacheFolder()).isEqualTo(Path.of("/d/hf/hub"));
        assertThat(with("HUGGINGFACE_HUB_CACHE", "/old").cacheFolder()).isEqualTo(Path.of("/old"));
        assertThat(with("HUGGINGFACE_HUB_CACHE", "/old", "HF_HUB_CACHE", "/new").cacheFolder())
                .isEqualTo(Path.of("/new"));
        assertThat(with("HF_TOKEN_PATH", "/t/tok").tokenFile()).isEqualTo(Path.of("/t/tok"));
    }

    @ParameterizedTest
    @CsvSource({"1,true", "on,true", "Yes,true", "TRUE,true", "0,false", "off,false", "2,false", "' 1',false"})
    void booleansAreTrueInFourSpellings(String text, boolean meaning) {
        assertThat(with("HF_HUB_DISABLE_SYMLINKS", text).symlinksDisabled()).isEqualTo(meaning);
    }

    @Test
    void firstOfTheOfflineVariablesThatIsSetDecides() {
        assertThat(with("TRANSFORMERS_OFFLINE", "1").offline()).isTrue();
        assertThat(with("HF_HUB_OFFLINE", "0", "TRANSFORMERS_OFFLINE", "1").offline())
                .isFalse();
        assertThat(with("HF_HUB_OFFLINE", "", "TRANSFORMERS_OFFLINE", "1").offline())
                .isTrue();
        assertThat(with("HF_DATASETS_OFFLINE", "0", "HF_HUB_OFFLINE", "1").datasetsOffline())
                .isFalse();
        assertThat(with("HF_HUB_OFFLINE", "1").datasetsOffline()).isTrue();
    }
}
