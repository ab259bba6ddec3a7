package dev.tagloop.server.webhooks;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.webhooks.TestReceiver.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A receiver gets every message, in the order in which things happened, however often it was away in between. */
@Tag("thorough")
class MessagesComeInOrderAndAreRepeatedTest {
    @TempDir
    Path folder;

    @Test
    void oneAfterTheOtherAsItHappened() {
        try (Hooked hooked = new Hooked(folder)) {
            List<Long> made = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                made.add(hooked.annotate(i % 2));
            }
            List<Long> told = hooked.receiver.next(50).stream()
                    .map(message -> message.body().at("/annotation/id").asLong())
                    .toList();
            assertThat(told).isEqualTo(made);
        }
    }

    @Test
    void aReceiverThatWasAwayIsToldOnceItIsBack() throws Exception {
        try (Hooked hooked = new Hooked(folder)) {
            int port = hooked.receiver.port();
            hooked.receiver.close();
            long first = hooked.annotate(0);
            JsonNode failed = hooked.awaitNewest(entry -> entry.get("attempts").asInt() > 0);
            assertThat(failed.get("state").asString()).isEqualTo("waiting");
            assertThat(failed.get("status").isNull()).isTrue();
            assertThat(failed.get("error").asString())
                    .isEqualTo("http://127.0.0.1:" + port + "/hook: connection refused; is the server running there?");
            long second = hooked.annotate(1);
            assertThat(hooked.standing().get("waiting").asInt()).isEqualTo(2);
            assertThat(hooked.standing().get("failures").asInt()).isGreaterThan(0);
            try (TestReceiver back = new TestReceiver(port)) {
                hooked.nudge();
                assertThat(back.next(2).stream()
                                .map(message ->
                                        message.body().at("/annotation/id").asLong()))
                        .containsExactly(first, second);
                hooked.awaitState("delivered");
                assertThat(hooked.standing().get("waiting").asInt()).isZero();
                assertThat(hooked.standing().get("failures").asInt()).isZero();
                assertThat(hooked.standing().get("next_attempt_at").isNull()).isTrue();
            }
        }
    }

    @Test
    void theLastAttemptIsToldHoweverManyMessagesWaitBehindIt() throws Exception {
        try (Hooked hooked = new Hooked(folder)) {
            hooked.receiver.answering(503);
            hooked.annotate(0);
            long tried = hooked.awaitNewest(entry -> entry.get("attempts").asInt() > 0)
                    .get("id")
                    .asLong();
            for (int i = 0; i < 200; i++) {
                hooked.annotate(i % 2);
            }
            JsonNode standing = hooked.standing();
            assertThat(standing.get("waiting").asInt()).isEqualTo(201);
            assertThat(standing.at("/last_delivery/id").asLong()).isEqualTo(tried);
            assertThat(standing.at("/last_delivery/status").asInt()).isEqualTo(503);
        }
    }

    @Test
    void aRepeatedMessageHasItsNameAndTellsWhichAttemptItIs() {
        try (Hooked hooked = new Hooked(folder)) {
            AtomicInteger tries = new AtomicInteger();
            hooked.receiver.answering(
                    (message, exchange) -> exchange.sendResponseHeaders(tries.incrementAndGet() < 3 ? 503 : 204, -1));
            hooked.annotate(0);
            List<Message> came = hooked.receiver.next(3);
            assertThat(came.stream()
                            .map(message -> message.header("webhook-id"))
                            .distinct())
                    .hasSize(1);
            assertThat(came.stream().map(message -> message.header("X-Tagloop-Attempt")))
                    .containsExactly("1", "2", "3");
            assertThat(came.stream().map(Message::text).distinct()).hasSize(1);
        }
    }

    @Test
    void whoIsAwayIsAskedLessAndLess() {
        long last = 0;
        for (int failures = 1; failures <= 10; failures++) {
            Duration after = Backoff.after(failures, new java.util.Random(failures));
            long doubled = Math.min(1000L << (failures - 1), 600_000);
            assertThat(after.toMillis()).isBetween(Math.round(doubled * 0.8), Math.round(doubled * 1.2));
            assertThat(after.toMillis()).isGreaterThan(Math.min(last, 480_000));
            last = after.toMillis();
        }
        assertThat(Backoff.after(Long.MAX_VALUE, new java.util.Random(1))).isLessThan(Duration.ofMinutes(13));
    }

    @Test
    void aMessageThatIsRefusedSixTimesGivesWayToTheNext() throws Exception {
        try (Hooked hooked = new Hooked(folder)) {
            long bad = hooked.annotate(0);
            hooked.receiver.next();
            hooked.awaitState("delivered");
            ok(hooked.ann().patch("/api/annotations/" + bad, "{\"result\": []}"));
            hooked.receiver.next();
            hooked.awaitState("delivered");
            hooked.receiver.answering((message, exchange) ->
                    exchange.sendResponseHeaders(message.action().equals("ANNOTATIONS_DELETED") ? 422 : 200, -1));
            hooked.ann().delete("/api/annotations/" + bad);
            long next = hooked.annotate(1);
            for (int attempt = 1; attempt <= Deliveries.MOST_REJECTIONS; attempt++) {
                assertThat(hooked.receiver.next().header("X-Tagloop-Attempt")).isEqualTo("" + attempt);
                hooked.clock.jump(Duration.ofMinutes(1));
                hooked.nudge();
            }
            assertThat(hooked.receiver.next().body().at("/annotation/id").asLong())
                    .isEqualTo(next);
            hooked.awaitState("delivered");
            JsonNode given = hooked.log().get(1);
            assertThat(given.get("state").asString()).isEqualTo("failed");
            assertThat(given.get("status").asInt()).isEqualTo(422);
            assertThat(given.get("attempts").asInt()).isEqualTo(6);
            assertThat(given.get("error").asString()).isEqualTo("The receiver answered with status 422.");
        }
    }

    @Test
    void afterADayWhatWaitedIsGivenUpAndTheNextMessageArrives() throws Exception {
        try (Hooked hooked = new Hooked(folder)) {
            hooked.receiver.answering(503);
            hooked.annotate(0);
            hooked.annotate(1);
            hooked.receiver.next();
            hooked.awaitNewest(entry -> hooked.log().get(1).get("attempts").asInt() > 0);
            hooked.clock.jump(Duration.ofHours(25));
            hooked.nudge();
            hooked.awaitState("failed");
            assertThat(hooked.log().get(0).get("error").asString()).isEqualTo("The receiver was away for 24 hours.");
            assertThat(hooked.log().get(1).get("state").asString()).isEqualTo("failed");
            hooked.receiver.answering(200);
            hooked.receiver.more();
            long fresh = hooked.annotate(0);
            hooked.nudge();
            assertThat(hooked.receiver.next().body().at("/annotation/id").asLong())
                    .isEqualTo(fresh);
        }
    }

    @Test
    void aSignedMessageProvesItselfByTheStandard() throws Exception {
        byte[] key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
        try (Hooked hooked = new Hooked(folder)) {
            hooked.annotate(0);
            assertThat(hooked.receiver.next().header("webhook-signature")).isNull();
            assertThat(hooked.ann()
                            .send(
                                    "PUT",
                                    hooked.own() + "/secret",
                                    "application/json",
                                    "{\"secret\": \"" + secret + "\"}")
                            .status())
                    .isEqualTo(204);
            hooked.annotate(1);
            Message message = hooked.receiver.next();
            String id = message.header("webhook-id");
            long seconds = Long.parseLong(message.header("webhook-timestamp"));
            assertThat(seconds)
                    .isBetween(
                            Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond() + 60);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String signed = Base64.getEncoder()
                    .encodeToString(
                            mac.doFinal((id + "." + seconds + "." + message.text()).getBytes(StandardCharsets.UTF_8)));
            assertThat(message.header("webhook-signature")).isEqualTo("v1," + signed);
            assertThat(hooked.standing().get("secret_is_set").asBoolean()).isTrue();
            assertThat(hooked.ann().get(hooked.own()).text()
                            + hooked.ann().get("/api/webhooks/").text())
                    .doesNotContain(secret.substring(6));
            assertThat(hooked.count("SELECT COUNT(*) FROM webhooks WHERE secret LIKE '%whsec%'"))
                    .isZero();
            assertThat(hooked.ann().delete(hooked.own() + "/secret").status()).isEqualTo(204);
            hooked.annotate(0);
            assertThat(hooked.receiver.next().header("webhook-signature")).isNull();
        }
    }

    @Test
    void theExampleOfTheStandardHasItsSignature() {
        // From the specification of Standard Webhooks.
        assertThat(SigningSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aPersonCanSendAMessageAgain() throws Exception {
        try (Hooked hooked = new Hooked(folder)) {
            hooked.annotate(0);
            Message first = hooked.receiver.next();
            long entry = hooked.awaitState("delivered").get("id").asLong();
            JsonNode again = created(hooked.ann().post(hooked.own() + "/deliveries/" + entry + "/redeliver", ""));
            assertThat(again.get("state").asString()).isEqualTo("waiting");
            Message second = hooked.receiver.next();
            assertThat(second.text()).isEqualTo(first.text());
            assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
        }
    }

    @Test
    void aTestGoesOutAtOnceAlsoWhereTheWebhookIsOff() throws Exception {
        try (Hooked hooked = new Hooked(folder)) {
            ok(hooked.ann().patch("/api/webhooks/" + hooked.webhook + "/", "{\"is_active\": false}"));
            JsonNode tried = ok(hooked.ann().post(hooked.own() + "/test", ""));
            assertThat(tried.get("state").asString()).isEqualTo("delivered");
            assertThat(tried.get("status").asInt()).isEqualTo(200);
            assertThat(hooked.receiver.next().text())
                    .isEqualTo("{\"action\":\"TEST\",\"project\":{\"id\":" + hooked.project + "}}");
            hooked.annotate(0);
            assertThat(hooked.receiver.isQuiet()).isTrue();
            hooked.receiver.answering(404);
            JsonNode failed = ok(hooked.ann().post(hooked.own() + "/test", ""));
            assertThat(failed.get("state").asString()).isEqualTo("failed");
            assertThat(failed.get("error").asString()).isEqualTo("The receiver answered with status 404.");
        }
    }
}
