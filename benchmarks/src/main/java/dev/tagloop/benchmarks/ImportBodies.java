package dev.tagloop.benchmarks;

/** Tasks to import: plain, with an annotation each, or with a prediction each. */
enum ImportBodies {
    PLAIN("plain tasks", ""),
    ANNOTATED("tasks with an annotation of three spans", "annotations"),
    PREDICTED("tasks with a prediction of three spans", "predictions");

    private final String title;
    private final String key;

    ImportBodies(String title, String key) {
        this.title = title;
        this.key = key;
    }

    String title() {
        return title;
    }

    /** Whether each task has something that hangs on it. */
    boolean isLabelled() {
        return this != PLAIN;
    }

    static String text(int i) {
        return "Sentence " + i + " tells that Marie met Kestrel in Lisbon before the summit.";
    }

    static String data(int i) {
        return "{\"text\":\"" + text(i) + "\"}";
    }

    /** Three spans. */
    static String result() {
        StringBuilder regions = new StringBuilder("[");
        for (int i = 0; i < 3; i++) {
            regions.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"region")
                    .append(i)
                    .append("\",\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"start\":")
                    .append(i * 5)
                    .append(",\"end\":")
                    .append(i * 5 + 4)
                    .append(",\"text\":\"Sent\",\"labels\":[\"PER\"]}}");
        }
        return regions.append(']').toString();
    }

    /** An item as it is sent. */
    String item(int i) {
        return isLabelled()
                ? "{\"data\":" + data(i) + ",\"" + key + "\":[{\"result\":" + result() + "}]}"
                : "{\"data\":" + data(i) + "}";
    }

    /** A whole request. */
    String body(int tasks) {
        StringBuilder items = new StringBuilder("[");
        for (int i = 0; i < tasks; i++) {
            items.append(i == 0 ? "" : ",").append(item(i));
        }
        return items.append(']').toString();
    }
}
