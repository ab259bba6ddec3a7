package dev.tagloop.server.accounts;

import dev.tagloop.server.storage.InstanceKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Gives accounts and organizations new tokens, where rows were brought back without the ones that they had. */
public final class FreshSecrets {
    private final InstanceKey key;

    private FreshSecrets(InstanceKey key) {
        this.key = key;
    }

    /** Under a new key of the data folder that is being made. */
    public static FreshSecrets in(Path folder) throws IOException {
        return new FreshSecrets(InstanceKey.of(folder));
    }

    /** Puts them into the store. */
    public void put(Connection connection) throws SQLException {
        try (PreparedStatement users = connection.prepareStatement(
                        "UPDATE users SET legacy_token_digest = ?, legacy_token_sealed = ? WHERE id = ?");
                PreparedStatement organizations =
                        connection.prepareStatement("UPDATE organizations SET invite_token = ? WHERE id = ?")) {
            for (long id : ids(connection, "users")) {
                String token = Secrets.hex(20);
                users.setString(1, key.digest(Users.LEGACY_TOKEN, token));
                users.setString(2, key.seal(Users.LEGACY_TOKEN, token));
                users.setLong(3, id);
                users.executeUpdate();
            }
            for (long id : ids(connection, "organizations")) {
                organizations.setString(1, Secrets.hex(20));
                organizations.setLong(2, id);
                organizations.executeUpdate();
            }
        }
    }

    private static List<Long> ids(Connection connection, String table) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM " + table)) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }
}
