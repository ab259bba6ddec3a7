package dev.tagloop.server.mutation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes a good request a bad one, in one to three places. */
final class MessageMutator {
    private static final List<String> IDS = List.of(
            "0",
            "-1",
            "1",
            "2",
            "007",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999",
            "x",
            "%00",
            "%F0%9F%98%80",
            "%2e%2e",
            "..%2f..",
            "1%2F2",
            "%zz",
            "1;a=b",
            "null",
            "1.0",
            "1e3",
            "%20");
    private static final List<String> QUERIES = List.of(
            "page=-1",
            "page=0",
            "page=99999999999",
            "page_size=0",
            "page_size=1000000000",
            "page_size=x",
            "ordering=password",
            "ordering=-created_by__password,,",
            "fields=all",
            "fields=x,,",
            "ids=1,2,x",
            "ids[]=1&ids[]=%00",
            "project=x",
            "project=",
            "project=9223372036854775808",
            "view=1",
            "view=x",
            "query=%7B%22filters%22%3A1%7D",
            "query=%7B",
            "include=id,,password",
            "exportType=XML",
            "exportType=JSON_MIN",
            "download_all_tasks=maybe",
            "a=%ff%fe",
            "was_cancelled=%C0%80",
            "search=%25_%5C",
            "preannotated_from_fields=text,x",
            "commit_to_project=false",
            "return_task_ids=1",
            "extended=true",
            "was_cancelled=1",
            "fields=all&include=id,data",
            "page=1&page_size=2&start=1",
            "query=%7B%22filters%22%3A%7B%22items%22%3A%5B1%5D%7D%7D",
            "query=%7B%22ordering%22%3A%5B%22-tasks%3Aid%22%5D%7D",
            "task=1&task=2",
            "id=nope",
            "filepath=../../etc/passwd",
            "all=true");
    private static final List<String> HEADERS = List.of(
            "Content-Type: text/plain",
            "Content-Type: multipart/form-data",
            "Content-Type: application/json; charset=utf-16",
            "Content-Type: multipart/form-data; boundary=\"",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Type: \u0007",
            "Content-Encoding: gzip",
            "Content-Encoding: br",
            "Accept: application/xml",
            "Accept: ;;;q=x",
            "Authorization: Token",
            "Authorization: Bearer a.b.c",
            "Authorization: Basic eDp5",
            "Authorization: Token \u00e9",
            "Cookie: sessionid=x; csrftoken",
            "Cookie: =;;=",
            "If-Match: \"\"",
            "If-Match: 99999999999999999999",
            "If-None-Match: *",
            "Range: bytes=5-1",
            "Accept-Language: xx;q=9,*;;",
            "X-HTTP-Method-Override: DELETE",
            "X-Forwarded-For: 1.2.3.4, x",
            "X-Request-Id: " + "z".repeat(5000),
            "Expect: 100-continue-not",
            "Referer: http://evil.example/",
            "Origin: null");
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW", "get");

    private static final int DEPTH = 3000;

    private final Random random;
    private final Mutation mutation;

    MessageMutator(Random random) {
        this.random = random;
        this.mutation = new Mutation(random);
    }

    Message mutate(Message good) {
        Message bad = good;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            bad = once(bad);
        }
        return bad;
    }

    private Message once(Message message) {
        int kind = random.nextInt(20);
        if (kind < 11 && message.body() != null) {
            return body(message);
        }
        return switch (kind % 8) {
            case 0, 1 -> message.withHeader(mutation.pick(HEADERS));
            case 2 -> message.withMethod(mutation.pick(METHODS));
            case 3, 4 -> message.withTarget(otherId(message.target()));
            default ->
                message.withTarget(
                        message.target() + (message.target().contains("?") ? "&" : "?") + mutation.pick(QUERIES));
        };
    }

    private String otherId(String target) {
        String[] parts = target.split("/", -1);
        int tried = random.nextInt(parts.length);
        for (int i = 0; i < parts.length; i++) {
            int at = (tried + i) % parts.length;
            if (parts[at].matches("\\d+")) {
                parts[at] = mutation.pick(IDS);
                return String.join("/", parts);
            }
        }
        return target + (random.nextBoolean() ? "/" : "/" + mutation.pick(IDS));
    }

    private Message body(Message message) {
        byte[] body = message.body();
        String text = new String(body, StandardCharsets.UTF_8);
        return switch (random.nextInt(10)) {
            case 0 -> message.withBody(new byte[0]);
            case 1 -> message.withBody(flip(body));
            case 2 ->
                message.withBody(with(
                        body, random.nextBoolean() ? new byte[] {(byte) 0xff} : new byte[] {(byte) 0xc0, (byte) 0x80}));
            case 3 -> message.withBody("\ufeff" + text);
            default -> {
                try {
                    String changed = mutation.body(text);
                    yield message.withBody(random.nextInt(10) == 0 ? spoil(changed) : changed);
                } catch (RuntimeException notJsonAnyMore) {
                    yield message.withBody(flip(body));
                }
            }
        };
    }

    /** What a writer of JSON cannot write, or would not. */
    private String spoil(String text) {
        int at = text.indexOf(':');
        return switch (random.nextInt(6)) {
            case 0 -> "[".repeat(DEPTH) + text + "]".repeat(DEPTH);
            case 1 -> text + text;
            case 4 -> text.replaceFirst("\"[^\"]*\"([,}\\]])", "\"" + "x".repeat(100_000) + "\"$1");
            case 2 -> at < 0 ? "NaN" : text.substring(0, at + 1) + "NaN," + text.substring(1);
            case 3 -> at < 0 ? "-" : "{" + text.substring(1, at + 1) + "1," + text.substring(1);
            default -> "{\"a\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH);
        };
    }

    private byte[] flip(byte[] body) {
        byte[] other = body.clone();
        if (other.length > 0) {
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return other;
    }

    private byte[] with(byte[] body, byte[] piece) {
        int at = random.nextInt(body.length + 1);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(body, 0, at);
        all.writeBytes(piece);
        all.write(body, at, body.length - at);
        return all.toByteArray();
    }
}
