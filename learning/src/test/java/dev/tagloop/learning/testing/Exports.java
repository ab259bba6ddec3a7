package dev.tagloop.learning.testing;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;

/** Tasks as an export holds them. */
public final class Exports {

    /** A label config for four types of names. */
    public static final String CONFIG =
            "<View><Text name=\"text\" value=\"$text\"/><Labels name=\"ner\" toName=\"text\">"
                    + "<Label value=\"PER\"/><Label value=\"ORG\"/><Label value=\"LOC\"/></Labels></View>";

    private Exports() {}

    /** A task with annotations given as JSON. */
    public static Task task(long id, String text, String... annotations) {
        return new Task(JsonObject.parse("{\"id\":" + id + ",\"data\":{\"text\":\"" + text + "\"},\"annotations\":["
                + String.join(",", annotations) + "]}"));
    }

    /** An annotation of an hour of one day, with keys before its result. */
    public static String annotation(int hour, String keys, String... regions) {
        return "{\"id\":" + hour + ",\"updated_at\":\"2026-11-24T" + String.format("%02d", hour) + ":00:00Z\"," + keys
                + "\"result\":[" + String.join(",", regions) + "]}";
    }

    /** A labelled span; the id and the text differ between annotators and mean nothing. */
    public static String region(String id, int start, int end, String label) {
        return "{\"id\":\"" + id
                + "\",\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"start\":" + start
                + ",\"end\":" + end + ",\"text\":\"" + id + "\",\"labels\":[\"" + label + "\"]}}";
    }
}
