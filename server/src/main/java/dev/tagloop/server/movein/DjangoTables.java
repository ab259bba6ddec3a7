package dev.tagloop.server.movein;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The tables of Label Studio that are read, by what they hold. */
record DjangoTables(
        DjangoTable user,
        DjangoTable token,
        DjangoTable organization,
        DjangoTable member,
        DjangoTable jwtSettings,
        DjangoTable project,
        DjangoTable task,
        DjangoTable annotation,
        DjangoTable draft,
        DjangoTable prediction,
        DjangoTable view,
        DjangoTable filterGroup,
        DjangoTable filterLinks,
        DjangoTable filter,
        DjangoTable webhook,
        DjangoTable webhookAction,
        DjangoTable backend,
        DjangoTable label,
        DjangoTable labelLink,
        DjangoTable upload,
        Connection connection) {
    /** What nobody misses: Django's own, what is made anew, and what is over. */
    private static final Set<String> PASSED_OVER = Set.of(
            "data_export_convertedformat",
            "data_export_export",
            "data_import_projectimport",
            "data_import_projectreimport",
            "labels_manager_label_projects",
            "ml_mlbackendpredictionjob",
            "ml_mlbackendtrainjob",
            "projects_labelstreamhistory",
            "projects_projectimport",
            "projects_projectonboarding",
            "projects_projectonboardingsteps",
            "projects_projectreimport",
            "projects_projectsummary",
            "session_policy_sessiontimeoutpolicy",
            "tasks_tasklock",
            "token_blacklist_blacklistedtoken",
            "users_userproducttour",
            "core_asyncmigrationstatus",
            "core_deletedrow");

    DjangoTables(Connection connection) throws SQLException {
        this(
                DjangoTable.of(connection, "htx_user"),
                DjangoTable.of(connection, "authtoken_token"),
                DjangoTable.of(connection, "organization"),
                DjangoTable.of(connection, "organizations_organizationmember"),
                DjangoTable.of(connection, "jwt_auth_jwtsettings"),
                DjangoTable.of(connection, "project"),
                DjangoTable.of(connection, "task"),
                DjangoTable.of(connection, "task_completion"),
                DjangoTable.of(connection, "tasks_annotationdraft"),
                DjangoTable.of(connection, "prediction"),
                DjangoTable.of(connection, "data_manager_view"),
                DjangoTable.of(connection, "data_manager_filtergroup"),
                DjangoTable.of(connection, "data_manager_filtergroup_filters"),
                DjangoTable.of(connection, "data_manager_filter"),
                DjangoTable.of(connection, "webhook"),
                DjangoTable.of(connection, "webhook_action"),
                DjangoTable.of(connection, "ml_mlbackend"),
                DjangoTable.of(connection, "labels_manager_label"),
                DjangoTable.of(connection, "labels_manager_labellink"),
                DjangoTable.of(connection, "data_import_fileupload"),
                connection);
    }

    private List<DjangoTable> read() {
        return List.of(
                user,
                token,
                organization,
                member,
                jwtSettings,
                project,
                task,
                annotation,
                draft,
                prediction,
                view,
                filterGroup,
                filterLinks,
                filter,
                webhook,
                webhookAction,
                backend,
                label,
                labelLink,
                upload);
    }

    /** A sentence for each table that has rows which do not come. */
    List<String> unread() throws SQLException {
        Set<String> known = new TreeSet<>(PASSED_OVER);
        read().forEach(table -> known.add(table.name()));
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        List<String> notes = new ArrayList<>();
        for (String name : names) {
            if (!known.contains(name) && !name.matches("(django|auth|sqlite|authtoken|fsm|token_blacklist)_.*")) {
                long count = DjangoTable.of(connection, name).count("1 = 1");
                if (count > 0) {
                    notes.add("The table " + name + " has " + count + " rows, which do not come: " + reason(name));
                }
            }
        }
        return notes;
    }

    private static String reason(String table) {
        return table.startsWith("io_storages_")
                ? "connections to storages have to be made anew."
                : "this program does not know what they mean.";
    }
}
