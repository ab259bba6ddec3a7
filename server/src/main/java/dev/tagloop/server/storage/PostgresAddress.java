package dev.tagloop.server.storage;

import dev.tagloop.server.StudioException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where a PostgreSQL database is, as in {@code postgresql://user:password@host:5432/name?sslmode=verify-full}. Its text never shows the
 * password.
 *
 * @param host a name or an address, without brackets
 * @param port 5432 when the text names none
 * @param database the name of the database
 * @param user who connects
 * @param password empty where the server asks for none
 * @param options what else the driver is told, by its own names
 */
record PostgresAddress(
        String host, int port, String database, String user, Optional<String> password, Map<String, String> options) {
    private static final int USUAL_PORT = 5432;
    private static final Set<String> OPTIONS =
            Set.of("sslmode", "sslrootcert", "sslcert", "sslkey", "currentSchema", "connectTimeout");
    private static final String FORM =
            " Write --database-url postgresql://USER:PASSWORD@HOST:5432/NAME, with signs such as @ : / % in the password"
                    + " written as %40 %3A %2F %25.";

    /**
     * Reads an address.
     *
     * @throws StudioException with what is wrong, without the password
     */
    static PostgresAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            // The exception quotes the whole text, password and all.
            throw new StudioException("The address of the database cannot be read." + FORM);
        }
        if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
            throw new StudioException("The address of the database begins with \"" + uri.getScheme()
                    + "\", and only PostgreSQL is known beside the SQLite file that a data folder holds." + FORM);
        }
        if (uri.getHost() == null) {
            throw new StudioException("The address of the database names no host." + FORM);
        }
        String path = uri.getPath() == null ? "" : uri.getPath();
        if (path.length() < 2 || path.indexOf('/', 1) > 0) {
            throw new StudioException("The address of the database names no database after the host." + FORM);
        }
        String userInfo = uri.getRawUserInfo();
        if (userInfo == null || userInfo.isEmpty() || userInfo.startsWith(":")) {
            throw new StudioException("The address of the database names no user." + FORM);
        }
        int colon = userInfo.indexOf(':');
        return new PostgresAddress(
                uri.getHost().replaceAll("^\\[|]$", ""),
                uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
                path.substring(1),
                decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)),
                colon < 0 ? Optional.empty() : Optional.of(decoded(userInfo.substring(colon + 1))),
                options(uri.getRawQuery()));
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new TreeMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!OPTIONS.contains(name) || equals < 0) {
                throw new StudioException(
                        "The address of the database has an option that is not known after the question"
                                + " mark. Those that there are: "
                                + String.join(", ", OPTIONS.stream().sorted().toList()) + ".");
            }
            options.put(name, decoded(pair.substring(equals + 1)));
        }
        return Map.copyOf(options);
    }

    /** Like a path, not like a form: a plus is a plus. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** For messages: everything but secrets. */
    String place() {
        return "\"" + database + "\" at " + host + ":" + port;
    }

    @Override
    public String toString() {
        return "PostgreSQL " + place();
    }
}
