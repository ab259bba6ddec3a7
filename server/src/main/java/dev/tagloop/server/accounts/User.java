package dev.tagloop.server.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * An account as it is stored.
 *
 * @param passwordHash null for an account that signs in by link or token only
 * @param activeOrganizationId null for a member that was removed
 * @param customHotkeys stored JSON
 */
public record User(
        long id,
        String email,
        String username,
        String firstName,
        String lastName,
        String phone,
        String passwordHash,
        Long activeOrganizationId,
        Boolean allowNewsletters,
        String customHotkeys,
        boolean isActive,
        String dateJoined,
        String lastActivity) {
    /** The columns of this record, for {@code SELECT}. */
    static final String COLUMNS = "u.id, u.email, u.username, u.first_name, u.last_name, u.phone, u.password_hash,"
            + " u.active_organization_id, u.allow_newsletters, u.custom_hotkeys, u.is_active, u.date_joined, u.last_activity";

    /** By the places in {@link #COLUMNS}: every request reads one. */
    static User read(ResultSet row) throws SQLException {
        long organization = row.getLong(8);
        Long active = row.wasNull() ? null : organization;
        boolean newsletters = row.getBoolean(9);
        Boolean allowed = row.wasNull() ? null : newsletters;
        return new User(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                active,
                allowed,
                row.getString(10),
                row.getBoolean(11),
                row.getString(12),
                row.getString(13));
    }

    public Optional<Long> organization() {
        return Optional.ofNullable(activeOrganizationId);
    }

    /** Two letters: of the names when there are any, else of the address. */
    String initials() {
        String initials;
        if (firstName.isEmpty() && lastName.isEmpty()) {
            initials = email.substring(
                    0, email.offsetByCodePoints(0, Math.min(2, email.codePointCount(0, email.length()))));
        } else {
            initials = firstLetter(firstName) + firstLetter(lastName);
        }
        return initials;
    }

    private static String firstLetter(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
    }
}
