package dev.tagloop.server.attacks;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Attempts to get at what is somebody else's, or to be somebody else. */
@Tag("thorough")
class AccessAttacksTest {
    private static final String ANN = "ann@example.com";
    private static final String PASSWORD = TestStudio.PASSWORD;

    @TempDir
    Path folder;

    private TestStudio studio;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder);
        studio.givePassword(ANN);
        studio.givePassword("bob@example.com");
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private Http browser() {
        Http browser = Http.to(studio.url());
        browser.get("/user/login");
        return browser;
    }

    private static Http.Answer signIn(Http browser, String email, String password) {
        return browser.form("/user/login", Map.of("email", email, "password", password));
    }

    private static int whoAmI(Http http) {
        return http.get("/api/current-user/whoami").status();
    }

    private int bearer(String token) {
        return whoAmI(Http.to(studio.url()).header("Authorization", "Bearer " + token));
    }

    @Test
    void fieldsThatAreNotOnesOwnToSetAreIgnored() {
        long bob = studio.id("bob@example.com");
        long first = studio.project(TestStudio.NER);
        long second = studio.project(TestStudio.NER);
        long task = studio.task(first, "a");
        String everything = "{\"id\": 99, \"title\": \"Some title\", \"organization\": 99, \"created_by\": " + bob
                + ", \"is_superuser\": true, \"is_staff\": true, \"is_active\": false, \"password\": \"stolen horse 1\","
                + " \"password_hash\": \"x\", \"active_organization\": 99, \"legacy_token_digest\": \"x\","
                + " \"completed_by\": " + bob + ", \"user\": " + bob + ", \"updated_by\": " + bob + ", \"project\": "
                + second + ", \"task\": 99, \"total_annotations\": 7, \"task_number\": 7, \"data\": {\"text\": \"a\"},"
                + " \"result\": [], \"first_name\": \"A\"}";
        JsonNode me = ok(studio.ann().patch("/api/current-user", everything));
        assertThat(me.get("active_organization").asLong()).isEqualTo(1);
        assertThat(me.get("email").asString()).isEqualTo(ANN);
        assertThat(me.has("is_superuser") || me.has("password") || me.has("password_hash"))
                .isFalse();
        assertThat(signIn(browser(), ANN, PASSWORD).status()).isEqualTo(302);
        assertThat(signIn(browser(), ANN, "stolen horse 1").status()).isEqualTo(200);
        JsonNode project = created(studio.ann().post("/api/projects", everything));
        assertThat(project.get("id").asLong()).isNotEqualTo(99);
        assertThat(project.at("/created_by/email").asString()).isEqualTo(ANN);
        assertThat(project.get("task_number").asLong()).isZero();
        JsonNode patched = ok(studio.ann().patch("/api/tasks/" + task, everything));
        assertThat(patched.get("project").asLong()).isEqualTo(first);
        assertThat(patched.get("id").asLong()).isEqualTo(task);
        JsonNode annotation = created(studio.ann().post("/api/tasks/" + task + "/annotations", everything));
        assertThat(annotation.get("project").asLong()).isEqualTo(first);
        assertThat(annotation.get("task").asLong()).isEqualTo(task);
        JsonNode user = created(studio.ann()
                .post("/api/users", everything.replace("\"title\"", "\"email\": \"new@example.com\", \"title\"")));
        assertThat(signIn(browser(), "new@example.com", "stolen horse 1").status())
                .isEqualTo(200);
        assertThat(user.get("active_organization").isNull()).isTrue();
    }

    @Test
    void filtersAndOrdersReachNoColumnThatIsNotListed() {
        long project = studio.project(TestStudio.NER);
        studio.task(project, "a");
        List<String> fields = List.of(
                "password_hash",
                "users__password_hash",
                "tasks:updated_by__password_hash",
                "tasks:project__organization__invite_token",
                "id;DROP TABLE users",
                "(SELECT password_hash FROM users)",
                "tasks:data.text') OR 1=1 --");
        for (String field : fields) {
            String quoted = Json.write(Json.mapper().valueToTree(field));
            String query =
                    "{\"ordering\": [" + quoted + "], \"filters\": {\"conjunction\": \"and\", \"items\": [{\"filter\":"
                            + " \"filter:\" , \"operator\": \"contains\", \"type\": \"String\", \"value\": \"a\"}, {\"filter\": "
                            + quoted + ", \"operator\": \"contains\", \"type\": \"String\", \"value\": \"argon2\"}]}}";
            String encoded = java.net.URLEncoder.encode(query, StandardCharsets.UTF_8);
            String column = java.net.URLEncoder.encode(field, StandardCharsets.UTF_8);
            for (String path : List.of(
                    "/api/tasks?project=" + project + "&query=" + encoded,
                    "/api/tasks?project=" + project + "&ordering=" + column,
                    "/api/projects?ordering=" + column,
                    "/api/projects?include=" + column + "&filter=" + column,
                    "/api/tasks?project=" + project + "&include=" + column)) {
                Http.Answer answer = studio.ann().get(path);
                assertThat(answer.status()).as(path).isLessThan(500);
                assertThat(answer.text()).as(path).doesNotContain("$argon2", "invite_token");
            }
        }
    }

    @Test
    void unknownAddressTakesTheTimeOfAWrongPassword() {
        studio.member("nopassword@example.com");
        Http browser = browser();
        signIn(browser, ANN, "x");
        List<Long> wrong = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            wrong.add(time(() -> signIn(browser, ANN, "x")));
            String email = "nobody" + time(() -> null) + "@example.com";
            unknown.add(time(() -> signIn(browser, email, "x")));
        }
        wrong.sort(null);
        unknown.sort(null);
        // Not a stopwatch: a check that is left out takes a tenth of the time.
        assertThat((double) unknown.get(2) / wrong.get(2)).isBetween(0.4, 2.5);
    }

    private static long time(Callable<?> work) {
        long start = System.nanoTime();
        try {
            work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return System.nanoTime() - start;
    }

    @Test
    void guessingIsBrakedAlsoInParallelAndOnlyFailuresCount() throws Exception {
        for (int i = 0; i < 11; i++) {
            assertThat(signIn(browser(), "bob@example.com", PASSWORD).status()).isEqualTo(302);
        }
        List<Callable<Integer>> guesses = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String guess = "guess " + i;
            Http guesser = browser();
            guesses.add(() -> signIn(guesser, ANN, guess).status());
        }
        int tried = 0;
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> guess : many.invokeAll(guesses)) {
                tried += guess.get() == 200 ? 1 : 0;
            }
        }
        assertThat(tried).isEqualTo(10);
        assertThat(signIn(browser(), ANN, PASSWORD).status()).isEqualTo(429);
        assertThat(signIn(browser(), "bob@example.com", PASSWORD).status()).isEqualTo(302);
    }

    @Test
    void sessionThatSomebodyPlantedIsWorthNothingAndItsIdChanges() {
        Http attacker = browser();
        signIn(attacker, "bob@example.com", PASSWORD);
        String planted = attacker.cookies().get("sessionid");
        Http victim = browser();
        victim.cookies().put("sessionid", planted);
        signIn(victim, ANN, PASSWORD);
        assertThat(victim.cookies().get("sessionid")).isNotEqualTo(planted);
        assertThat(ok(victim.get("/api/current-user/whoami")).get("email").asString())
                .isEqualTo(ANN);
        assertThat(whoAmI(attacker)).as("the planted one has ended").isEqualTo(401);
    }

    @Test
    void forgedTokensOpenNothing() throws Exception {
        Http ann = browser();
        signIn(ann, ANN, PASSWORD);
        String personal = created(ann.post("/api/token", "{}")).get("token").asString();
        String access = ok(ann.post("/api/token/refresh", "{\"refresh\": \"" + personal + "\"}"))
                .get("access")
                .asString();
        assertThat(bearer(access)).isEqualTo(200);
        String claims = access.split("\\.")[1];
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        byte[] publicKey = pair.getPublic().getEncoded();
        List<String> forged = new ArrayList<>();
        for (String none : List.of("none", "None", "NONE", "")) {
            forged.add(encode("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}") + "." + claims + ".");
        }
        String rs = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + claims;
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(rs.getBytes(StandardCharsets.US_ASCII));
        forged.add(rs + "." + encode(signature.sign()));
        for (String header : List.of(
                "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
                "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"jwk\":{\"kty\":\"oct\",\"k\":\"" + encode(publicKey) + "\"}}",
                "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"../../../../dev/null\"}",
                "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"jku\":\"http://127.0.0.1:1/keys\"}")) {
            for (byte[] key : List.of(publicKey, new byte[] {0}, "secret".getBytes(StandardCharsets.US_ASCII))) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                String text = encode(header) + "." + claims;
                forged.add(text + "." + encode(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII))));
            }
        }
        forged.add(access.substring(0, access.length() - 2));
        forged.add("..");
        forged.add("a.b.c");
        for (String token : forged) {
            assertThat(bearer(token)).as(token).isEqualTo(401);
            assertThat(whoAmI(Http.withToken(studio.url(), token))).as(token).isEqualTo(401);
        }
    }

    private static String encode(String json) {
        return encode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void revokedTokenIsDeadAtOnceInEveryForm() {
        Http ann = browser();
        signIn(ann, ANN, PASSWORD);
        String personal = created(ann.post("/api/token", "{}")).get("token").asString();
        String refresh = "{\"refresh\": \"" + personal + "\"}";
        String access =
                ok(ann.post("/api/token/refresh", refresh)).get("access").asString();
        String id = ok(ann.get("/api/tagloop/tokens")).at("/results/1/id").asString();
        assertThat(ann.delete("/api/tagloop/tokens/" + id).status()).isEqualTo(204);
        assertThat(bearer(access)).isEqualTo(401);
        assertThat(whoAmI(Http.withToken(studio.url(), personal))).isEqualTo(401);
        assertThat(ann.post("/api/token/refresh", refresh).status()).isEqualTo(401);
        assertThat(ann.post("/api/token/rotate", refresh).status()).isEqualTo(400);
    }

    @Test
    void nobodySignsUpUninvited() {
        Http stranger = browser();
        for (String path :
                List.of("/user/signup", "/user/signup?token=", "/user/signup?token=guess", "/user/signup/?token=1")) {
            assertThat(stranger.form(path, Map.of("email", "eve@example.com", "password", PASSWORD))
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(ok(studio.ann().get("/api/users")).size()).isEqualTo(2);
    }
}
