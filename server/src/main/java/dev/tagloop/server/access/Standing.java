package dev.tagloop.server.access;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Where an account stands in a project.
 *
 * @param rolesOn whether the project's roles are on
 * @param role what the account is when they are on
 * @param ownsOrganization true for the owner of the organization, who owns all its projects and cannot be made less
 */
record Standing(boolean rolesOn, Role role, boolean ownsOrganization) {
    private static final RowMapper<Standing> MAPPER = (row, context) -> {
        boolean ownsOrganization = row.getBoolean(4);
        Role own = row.getBoolean(3) ? Role.OWNER : Role.ANNOTATOR;
        Role given = Role.of(String.valueOf(row.getString(2))).orElse(own);
        return new Standing(row.getBoolean(1), ownsOrganization ? Role.OWNER : given, ownsOrganization);
    };

    /** @param project with the organization that it belongs to, or belonged to before it was deleted */
    static Standing of(Handle handle, Target.Project project, long account) {
        return handle.createQuery(
                        "SELECT p.roles_enabled, r.role,"
                                + " CASE WHEN p.created_by = :account THEN TRUE ELSE FALSE END AS made_it,"
                                + " CASE WHEN o.created_by = :account THEN TRUE ELSE FALSE END AS owns_organization"
                                + " FROM projects p JOIN organizations o ON o.id = :organization"
                                + " LEFT JOIN project_roles r ON r.project_id = p.id AND r.user_id = :account WHERE p.id = :project")
                .bind("project", project.id())
                .bind("organization", project.organization())
                .bind("account", account)
                .map(MAPPER)
                .findOne()
                // The project was deleted a moment ago: nothing is left to be protected, and nothing is given away.
                .orElse(new Standing(true, Role.ANNOTATOR, false));
    }
}
