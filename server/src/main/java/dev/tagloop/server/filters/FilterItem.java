package dev.tagloop.server.filters;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One condition of a request.
 *
 * @param operator in the API's words; unknown ones compare for equality
 * @param isNumber whether data is compared as numbers
 * @param value never null
 */
record FilterItem(Column column, String operator, boolean isNumber, JsonNode value) {
    /** Before the name of a column in a filter. */
    static final String PREFIX = "filter:tasks:";

    /** Values that one list may hold. */
    private static final int MOST = 5000;

    /** The items of the value of an {@code in_list}. */
    List<JsonNode> list() {
        if (!value.isArray()) {
            throw Values.unusable("The filter " + operator + " on " + column.title() + " needs a list as its value.");
        }
        if (value.size() > MOST) {
            throw Values.unusable("The filter " + operator + " on " + column.title() + " may list " + MOST
                    + " values; this one lists " + value.size() + ".");
        }
        return value.valueStream().toList();
    }

    /** One end of the value of an {@code in}. */
    JsonNode bound(String end) {
        JsonNode bound = value.get(end);
        if (bound == null || bound.isNull()) {
            throw Values.unusable("The filter " + operator + " on " + column.title()
                    + " needs an object with min and max as its value.");
        }
        return bound;
    }
}
