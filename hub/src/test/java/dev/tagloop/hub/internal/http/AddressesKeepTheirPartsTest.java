package dev.tagloop.hub.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tagloop.hub.repo.RepoId;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesKeepTheirPartsTest {
    private static final Endpoint MIRROR = new Endpoint(URI.create("http://mirror.example:8080/hub"));

    @Test
    void prefixOfAMirrorStands() {
        assertThat(MIRROR.resolve(RepoId.dataset("org/words"), "refs/pr/1", "a b/ü#1.txt"))
                .hasToString(
                        "http://mirror.example:8080/hub/datasets/org/words/resolve/refs%2Fpr%2F1/a%20b/%C3%BC%231.txt");
        assertThat(MIRROR.api(RepoId.model("gpt2"), "tree", "main", "a/b"))
                .hasToString("http://mirror.example:8080/hub/api/models/gpt2/tree/main/a%2Fb");
        assertThat(MIRROR.lfsBatch(RepoId.space("org/app")))
                .hasToString("http://mirror.example:8080/hub/spaces/org/app.git/info/lfs/objects/batch");
    }

    @Test
    void addressesOfTheOfficialHubStayAtTheMirror() {
        assertThat(MIRROR.rebased("https://huggingface.co/api/x?y=1"))
                .hasToString("http://mirror.example:8080/hub/api/x?y=1");
        assertThat(MIRROR.rebased("https://huggingface.co.evil.example/x"))
                .hasToString("https://huggingface.co.evil.example/x");
        assertThat(MIRROR.rebased("https://cdn.example/x")).hasToString("https://cdn.example/x");
    }

    @ParameterizedTest
    @CsvSource({
        "http://mirror.example:8080/other,true",
        "HTTP://MIRROR.example:8080/,true",
        "https://mirror.example:8080/,false",
        "http://mirror.example/,false",
        "http://mirror.example:8081/,false",
        "http://x@mirror.example:8080/,false",
        "http://mirror.example.evil:8080/,false",
        "http:/hub,false",
        "/hub,false"
    })
    void tokenGoesToTheSameSchemeHostAndPortAlone(String address, boolean owned) {
        assertThat(MIRROR.owns(URI.create(address))).isEqualTo(owned);
    }

    @Test
    void standardPortMayBeWrittenOrNot() {
        assertThat(new Endpoint(URI.create("https://hub.example")).owns(URI.create("https://hub.example:443/x")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"huggingface.co", "ftp://x", "file:///etc", "http:/x"})
    void endpointIsAnAddressOfTheWeb(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint(URI.create(address)));
    }
}
