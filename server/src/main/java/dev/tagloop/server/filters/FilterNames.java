package dev.tagloop.server.filters;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the name of a filter may look like when it is stored; whether there is such a column shows when it is used. */
public final class FilterNames {
    private FilterNames() {}

    /** What is wrong with an item's name, in the original's words. */
    public static Optional<String> fault(JsonNode item) {
        String filter = item.path("filter").asString("");
        if (!filter.startsWith(FilterItem.PREFIX)) {
            return Optional.of("Filter \"" + filter + "\" should start with \"" + FilterItem.PREFIX + "\"");
        }
        String name = filter.substring(FilterItem.PREFIX.length()).replaceFirst("^-", "");
        if (name.contains("__")
                && !name.startsWith(DataColumn.PREFIX)
                && TaskColumn.of(name).isEmpty()) {
            return Optional.of(
                    "\"__\" is not generally allowed in filters. Consider asking your administrator to add \""
                            + name
                            + "\" to DATA_MANAGER_FILTER_ALLOWLIST, but note that some filter expressions may pose a"
                            + " security risk");
        }
        return Optional.empty();
    }
}
