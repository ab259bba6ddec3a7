package dev.tagloop.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.Fault;
import dev.tagloop.hub.auth.HubToken;
import dev.tagloop.hub.repo.RepoId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensComeFromWherePythonLooksTest {
    private static final RepoId OPEN = RepoId.model("org/open");

    @TempDir
    Path folder;

    private Workplace work;

    @BeforeEach
    void start() {
        work = new Workplace(folder);
        work.server.user("bob", "hf_bob", "read");
        work.server.repo("models", "org/open").put("a.json", "{}");
        work.server.repo("models", "org/shut").put("a.json", "{}").makePrivate();
    }

    @AfterEach
    void stop() {
        work.close();
    }

    private String who() {
        try (Hub hub = work.client()) {
            return hub.token().map(HubToken::value).orElse("none") + " from "
                    + hub.token().map(HubToken::place).orElse("nowhere");
        }
    }

    @Test
    void argumentThenVariableThenItsOldNameThenFile() throws IOException {
        assertThat(who()).isEqualTo("none from nowhere");
        Files.createDirectories(work.home);
        Files.writeString(work.home.resolve("token"), " hf_file\r\n");
        assertThat(who()).isEqualTo("hf_file from the file " + work.home.resolve("token"));
        work.with("HUGGING_FACE_HUB_TOKEN", "hf_old");
        assertThat(who()).isEqualTo("hf_old from the variable HUGGING_FACE_HUB_TOKEN");
        work.with("HF_TOKEN", "\nhf_new ");
        assertThat(who()).isEqualTo("hf_new from the variable HF_TOKEN");
        try (Hub hub = work.builder().token("hf_given").build()) {
            assertThat(hub.token().orElseThrow().value()).isEqualTo("hf_given");
        }
        work.with("HF_HUB_DISABLE_IMPLICIT_TOKEN", "yes");
        assertThat(who()).isEqualTo("none from nowhere");
    }

    @Test
    void blankVariableLeavesTheFile() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "hf_elsewhere");
        work.with("HF_TOKEN", " ").with("HF_TOKEN_PATH", elsewhere.toString());
        assertThat(who()).isEqualTo("hf_elsewhere from the file " + elsewhere);
    }

    @Test
    void loginWritesBothFilesForTheirOwnerAlone() throws IOException {
        try (Hub hub = work.client()) {
            assertThat(hub.login(" " + Workplace.TOKEN + "\n").name()).isEqualTo("alice");
            hub.login("hf_bob");
        }
        assertThat(work.home.resolve("token")).content().isEqualTo("hf_bob");
        assertThat(work.home.resolve("stored_tokens"))
                .content()
                .isEqualTo("[alice-laptop]\nhf_token = " + Workplace.TOKEN + "\n\n[bob-laptop]\nhf_token = hf_bob\n\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work.home.resolve("token"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work.home.resolve("stored_tokens"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work.home)))
                .isEqualTo("rwx------");
        try (Hub hub = work.client()) {
            assertThat(hub.whoAmI().name()).isEqualTo("bob");
            assertThat(hub.whoAmI().role()).contains("read");
        }
        assertThat(work.server.requests(Call.WHOAMI)).hasSize(3);
    }

    @Test
    void sectionsThatPythonWroteAreKept() throws IOException {
        Files.createDirectories(work.home);
        Files.writeString(
                work.home.resolve("stored_tokens"),
                "[browser]\nhf_token = hf_b\nrefresh_token = r\nexpires_at = 1.5\n\n");
        try (Hub hub = work.client()) {
            hub.login(Workplace.TOKEN);
        }
        assertThat(work.home.resolve("stored_tokens"))
                .content()
                .isEqualTo("[alice-laptop]\nhf_token = " + Workplace.TOKEN
                        + "\n\n[browser]\nhf_token = hf_b\nrefresh_token = r\nexpires_at = 1.5\n\n");
    }

    @Test
    void wrongTokenIsNotKept() {
        try (Hub hub = work.client()) {
            assertThat(Failures.kind(() -> hub.login("hf_wrong"))).isEqualTo(HubException.Kind.TOKEN_INVALID);
            assertThat(Failures.kind(() -> hub.login("api_org_x"))).isEqualTo(HubException.Kind.TOKEN_INVALID);
            assertThat(Failures.kind(() -> hub.login(" "))).isEqualTo(HubException.Kind.TOKEN_INVALID);
            assertThat(work.home.resolve("token")).doesNotExist();
        }
    }

    @Test
    void logoutRemovesBothFilesAndSaysWhenAVariableRemains() {
        try (Hub hub = work.client()) {
            assertThat(Failures.of(hub::logout)).hasMessageStartingWith("Not logged in");
            hub.login(Workplace.TOKEN);
            hub.login("hf_bob");
            hub.logout("alice-laptop");
            assertThat(work.home.resolve("token")).content().isEqualTo("hf_bob");
            hub.logout("bob-laptop");
            assertThat(work.home.resolve("token")).doesNotExist();
            hub.login("hf_bob");
            hub.logout();
            assertThat(work.home.resolve("stored_tokens")).doesNotExist();
        }
        work.with("HF_TOKEN", "hf_bob");
        try (Hub hub = work.client()) {
            hub.login("hf_bob");
            assertThat(Failures.of(hub::logout)).hasMessageContaining("still logged in by the variable HF_TOKEN");
        }
    }

    @Test
    void wrongTokenOfTheEnvironmentIsLeftOutForPublicRepositories() {
        work.with("HF_TOKEN", "hf_revoked");
        try (Hub hub = work.client()) {
            assertThat(hub.download(OPEN, "a.json")).hasContent("{}");
            assertThat(hub.info(OPEN).files()).hasSize(1);
            assertThat(Failures.kind(() -> hub.download(RepoId.model("org/shut"), "a.json")))
                    .isEqualTo(HubException.Kind.REPOSITORY_NOT_FOUND);
            HubException refused = Failures.of(hub::whoAmI);
            assertThat(refused.kind()).isEqualTo(HubException.Kind.TOKEN_INVALID);
            assertThat(refused)
                    .message()
                    .contains("token from the variable HF_TOKEN")
                    .doesNotContain("hf_revoked");
        }
    }

    @Test
    void wrongTokenThatWasGivenOnPurposeIsAnError() {
        try (Hub hub = work.builder().token("hf_wrong").build()) {
            assertThat(Failures.kind(() -> hub.download(OPEN, "a.json"))).isEqualTo(HubException.Kind.TOKEN_INVALID);
        }
    }

    @Test
    void whatNeedsATokenFailsWithoutARequest() {
        try (Hub hub = work.client()) {
            HubException failure = Failures.of(() -> hub.createRepository(OPEN, false, true));
            assertThat(failure.kind()).isEqualTo(HubException.Kind.TOKEN_MISSING);
            assertThat(failure)
                    .hasMessage(
                            "Token is required for creating model org/open, but no token found: set HF_TOKEN or log in"
                                    + " with `tagloop hub login`");
            assertThat(work.server.requests()).isEmpty();
        }
    }

    @Test
    void tokenThatTheServerRepeatsIsMasked() {
        work.server
                .faults()
                .next(
                        Call.INFO,
                        new Fault.Status(400, java.util.Map.of(), "{\"error\":\"no: " + Workplace.TOKEN + "\"}"));
        try (Hub hub = work.alice()) {
            assertThat(Failures.of(() -> hub.info(OPEN)))
                    .message()
                    .contains("\"no: hf_***\"")
                    .doesNotContain(Workplace.TOKEN);
            assertThat(hub.token().orElseThrow().toString()).doesNotContain(Workplace.TOKEN);
        }
    }
}
