package dev.tagloop.server.accounts;

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
