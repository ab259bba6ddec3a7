package dev.tagloop.core.labelconfig;

import java.util.List;
import java.util.stream.Collectors;

/** Why a task's data cannot be shown with a configuration. */
public sealed interface DataProblem {

    /**
     * A key that the configuration reads is not there.
     *
     * @param key the key
     */
    record MissingKey(String key) implements DataProblem {

        /** The original's message. */
        public String message() {
            return "\"" + key + "\" key is expected in task data";
        }
    }

    /**
     * A key holds a value that its object cannot show.
     *
     * @param key the key
     * @param value what it holds
     * @param actual the value's type by its Python name
     * @param tag name of the object's tag
     * @param expected the types that the tag shows, by their Python names
     */
    record WrongType(String key, Object value, String actual, String tag, List<String> expected)
            implements DataProblem {

        /**
         * The original's message.
         *
         * @param literal the value as Python would print it
         */
        public String message(String literal) {
            String types = expected.stream().map(type -> "'" + type + "'").collect(Collectors.joining(", ", "[", "]"));
            return "data['" + key + "']=" + literal + " is of type '" + actual + "', but the object tag " + tag
                    + " expects the following types: " + types;
        }
    }
}
