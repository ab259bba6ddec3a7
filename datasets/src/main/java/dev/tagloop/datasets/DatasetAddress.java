package dev.tagloop.datasets;

import dev.tagloop.hub.HubException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people write for a data set: {@code wikiann}, {@code org/name}, with a configuration behind it ({@code wikiann/en},
 * {@code org/name/en}), or the address of its page.
 *
 * @param id the data set's id
 * @param config the configuration, if one was named
 */
public record DatasetAddress(String id, Optional<String> config) {
    private static final Pattern PAGE = Pattern.compile(
            "https?://(?:www\\.)?(?:huggingface\\.co|hf\\.co)/datasets/(?<id>[^/?#]+(?:/[^/?#]+)?)(?:/viewer/(?<config>[^/?#]+).*|/?(?:tree/.*)?(?:[?#].*)?)");

    /**
     * Finds out what is meant. A name before one slash may be a data set of old, with the configuration behind it, or an organization: nobody
     * can publish under a name without an organization any more, so if there is such a data set with such a configuration, it is meant.
     *
     * @param address what was written
     * @param open opens a data set by its id
     * @throws DatasetException if the Hub has to be asked and cannot be
     */
    public static DatasetAddress resolve(String address, Function<String, LoadRequest> open) {
        Matcher page = PAGE.matcher(address.strip());
        if (page.matches()) {
            return new DatasetAddress(page.group("id"), Optional.ofNullable(page.group("config")));
        }
        List<String> parts = List.of(address.strip().split("/", -1));
        if (parts.size() == 3) {
            return new DatasetAddress(parts.get(0) + "/" + parts.get(1), Optional.of(parts.get(2)));
        }
        if (parts.size() == 2 && isConfig(parts.get(0), parts.get(1), open)) {
            return new DatasetAddress(parts.get(0), Optional.of(parts.get(1)));
        }
        return new DatasetAddress(address.strip(), Optional.empty());
    }

    private static boolean isConfig(String id, String config, Function<String, LoadRequest> open) {
        try {
            return open.apply(id).configs().contains(config);
        } catch (DatasetException e) {
            if (e.getCause() instanceof HubException failure && failure.kind() == HubException.Kind.UNREACHABLE) {
                throw e;
            }
            return false;
        }
    }
}
