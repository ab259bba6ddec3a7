package dev.tagloop.server.movein;

import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** SQLite files as releases of Label Studio leave them, made by hand for tests: an early one and a late one. */
final class LabelStudioFile {
    /** The password "correct horse 1", hashed by Django's default with 1,000 rounds. */
    static final String HASH = "pbkdf2_sha256$1000$saltsaltsalt$mij+OukSvcmvnm+37yqPVgbMppFKpzHvno2f4MfyAw0=";

    private LabelStudioFile() {}

    /** A late release: unique ids, parents, settings of tokens, tabs with filters, a table that nobody here knows. */
    static Path late(Path folder) {
        Path file = folder.resolve("label_studio.sqlite3");
        Jdbi.create("jdbc:sqlite:" + file).useHandle(handle -> {
            run(
                    handle,
                    "CREATE TABLE htx_user (id INTEGER PRIMARY KEY, password TEXT, email TEXT, username TEXT, first_name TEXT,"
                            + " last_name TEXT, phone TEXT, is_active BOOL, date_joined DATETIME, last_activity DATETIME,"
                            + " active_organization_id INTEGER, custom_hotkeys TEXT)",
                    "CREATE TABLE authtoken_token (key TEXT PRIMARY KEY, created DATETIME, user_id INTEGER)",
                    "CREATE TABLE organization (id INTEGER PRIMARY KEY, title TEXT, token TEXT, created_by_id INTEGER, created_at DATETIME)",
                    "CREATE TABLE organizations_organizationmember (id INTEGER PRIMARY KEY, user_id INTEGER, organization_id INTEGER, deleted_at DATETIME)",
                    "CREATE TABLE jwt_auth_jwtsettings (organization_id INTEGER, api_tokens_enabled BOOL, legacy_api_tokens_enabled BOOL)",
                    "CREATE TABLE project (id INTEGER PRIMARY KEY, title TEXT, description TEXT, label_config TEXT, expert_instruction TEXT,"
                            + " show_instruction BOOL, maximum_annotations INTEGER, sampling TEXT, skip_queue TEXT, model_version TEXT,"
                            + " created_by_id INTEGER, created_at DATETIME, updated_at DATETIME, control_weights TEXT, organization_id INTEGER)",
                    "CREATE TABLE task (id INTEGER PRIMARY KEY, data TEXT, meta TEXT, project_id INTEGER, inner_id INTEGER, overlap INTEGER,"
                            + " is_labeled BOOL, created_at DATETIME, updated_at DATETIME, updated_by_id INTEGER, file_upload_id INTEGER)",
                    "CREATE TABLE task_completion (id INTEGER PRIMARY KEY, result TEXT, task_id INTEGER, project_id INTEGER, completed_by_id INTEGER,"
                            + " updated_by_id INTEGER, was_cancelled BOOL, ground_truth BOOL, lead_time REAL, created_at DATETIME, updated_at DATETIME,"
                            + " unique_id CHAR(32), prediction TEXT, result_count INTEGER, parent_prediction_id INTEGER, parent_annotation_id INTEGER,"
                            + " last_action TEXT, bulk_created BOOL)",
                    "CREATE TABLE tasks_annotationdraft (id INTEGER PRIMARY KEY, result TEXT, task_id INTEGER, annotation_id INTEGER, user_id INTEGER,"
                            + " lead_time REAL, was_postponed BOOL, created_at DATETIME, updated_at DATETIME)",
                    "CREATE TABLE prediction (id INTEGER PRIMARY KEY, result TEXT, score REAL, model_version TEXT, task_id INTEGER,"
                            + " mislabeling REAL, created_at DATETIME, updated_at DATETIME)",
                    "CREATE TABLE data_manager_filtergroup (id INTEGER PRIMARY KEY, conjunction TEXT)",
                    "CREATE TABLE data_manager_filter (id INTEGER PRIMARY KEY, \"column\" TEXT, type TEXT, operator TEXT, value TEXT, \"index\" INTEGER)",
                    "CREATE TABLE data_manager_filtergroup_filters (id INTEGER PRIMARY KEY, filtergroup_id INTEGER, filter_id INTEGER)",
                    "CREATE TABLE data_manager_view (id INTEGER PRIMARY KEY, data TEXT, ordering TEXT, selected_items TEXT, filter_group_id INTEGER,"
                            + " project_id INTEGER, user_id INTEGER, \"order\" INTEGER)",
                    "CREATE TABLE webhook (id INTEGER PRIMARY KEY, project_id INTEGER, url TEXT, send_payload BOOL, send_for_all_actions BOOL,"
                            + " headers TEXT, is_active BOOL)",
                    "CREATE TABLE webhook_action (id INTEGER PRIMARY KEY, webhook_id INTEGER, action TEXT)",
                    "CREATE TABLE ml_mlbackend (id INTEGER PRIMARY KEY, project_id INTEGER, url TEXT, title TEXT, is_interactive BOOL, auth_method TEXT,"
                            + " basic_auth_user TEXT, basic_auth_pass TEXT, timeout REAL, auto_update BOOL)",
                    "CREATE TABLE labels_manager_label (id INTEGER PRIMARY KEY, title TEXT, value TEXT, description TEXT, approved BOOL)",
                    "CREATE TABLE labels_manager_labellink (id INTEGER PRIMARY KEY, label_id INTEGER, project_id INTEGER, from_name TEXT)",
                    "CREATE TABLE data_import_fileupload (id INTEGER PRIMARY KEY, file TEXT, project_id INTEGER, user_id INTEGER)",
                    "CREATE TABLE io_storages_s3importstorage (id INTEGER PRIMARY KEY, bucket TEXT)",
                    "CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app TEXT, name TEXT)",
                    "INSERT INTO django_migrations VALUES (1, 'tasks', '0001_initial')",
                    "INSERT INTO io_storages_s3importstorage VALUES (1, 'b')",
                    "INSERT INTO organization VALUES (1, 'Lab', 'secret', 5, '2023-01-01 00:00:00')",
                    "INSERT INTO jwt_auth_jwtsettings VALUES (1, 1, 1)",
                    "INSERT INTO htx_user VALUES (5, '" + HASH
                            + "', 'Ann@example.com', 'ann', 'Ann', 'Lee', '', 1, '2023-01-01 00:00:00', '2024-01-01 10:00:00.5', 1, '{}')",
                    "INSERT INTO htx_user VALUES (7, '!unusable', 'bob@example.com', 'bob', '', '', '', 1, '2023-01-02 00:00:00',"
                            + " '2024-01-01 10:00:00', 1, '{}')",
                    "INSERT INTO authtoken_token VALUES ('0123456789abcdef0123456789abcdef01234567', '2023-01-01', 5)",
                    "INSERT INTO organizations_organizationmember VALUES (1, 5, 1, NULL), (2, 7, 1, NULL)",
                    "INSERT INTO project VALUES (12, 'News', 'd', '<View><Text name=\"text\" value=\"$text\"/><Labels name=\"ner\" toName=\"text\">"
                            + "<Label value=\"PER\"/></Labels></View>', '<b>hi</b>', 1, 2, 'Sequential sampling', 'REQUEUE_FOR_ME', 'm1', 5,"
                            + " '2023-02-01 08:00:00', '2023-02-02 08:00:00', '{}', 1)",
                    "INSERT INTO data_import_fileupload VALUES (4, 'upload/12/abcd1234-a.csv', 12, 5)",
                    "INSERT INTO task VALUES (101, '{\"text\": \"Ann \\ud83d\\ude00\", \"n\": 1.0}', '{\"k\": [1]}', 12, 1, 2, 0, '2023-03-01 08:00:00.123456',"
                            + " '2023-03-02 08:00:00', 7, 4)",
                    "INSERT INTO task VALUES (103, '{\"text\": \"b\"}', NULL, 12, 2, 2, 0, '2023-03-01 08:00:00', '2023-03-01 08:00:00', NULL, NULL)",
                    "INSERT INTO prediction VALUES (31, '[{\"id\": \"p\"}]', 0.25, 'm1', 101, 0.0, '2023-03-01 09:00:00', '2023-03-01 09:00:00')",
                    "INSERT INTO task_completion VALUES (201, '[{\"id\": \"r\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\","
                            + " \"value\": {\"start\": 0, \"end\": 3, \"labels\": [\"PER\"]}}]', 101, 12, 7, 7, 0, 1, 2.5, '2023-03-02 08:00:00',"
                            + " '2023-03-02 09:00:00', '1234567812345678123456781234abcd', '{\"id\": 31, \"score\": 0.25}', 1, 31, NULL, 'submitted', 0)",
                    "INSERT INTO task_completion VALUES (202, '[]', 103, 12, 5, NULL, 1, 0, NULL, '2023-03-02 08:00:00', '2023-03-02 09:00:00',"
                            + " NULL, NULL, 0, NULL, 201, NULL, 0)",
                    "INSERT INTO tasks_annotationdraft VALUES (9, '[]', 103, NULL, 5, 1.0, 0, '2023-03-03 08:00:00', '2023-03-03 08:00:00')",
                    "INSERT INTO data_manager_filtergroup VALUES (2, 'or')",
                    "INSERT INTO data_manager_filter VALUES (3, 'filter:tasks:annotators', 'List', 'contains', '7', 0)",
                    "INSERT INTO data_manager_filtergroup_filters VALUES (1, 2, 3)",
                    "INSERT INTO data_manager_view VALUES (8, '{\"title\": \"Mine\"}', '[\"-tasks:id\"]', NULL, 2, 12, 5, 0)",
                    "INSERT INTO webhook VALUES (1, 12, 'https://hooks.example.com/x', 1, 0, '{\"X-A\": \"b\"}', 1)",
                    "INSERT INTO webhook_action VALUES (1, 1, 'ANNOTATION_CREATED')",
                    "INSERT INTO ml_mlbackend VALUES (6, 12, 'http://ml.example.com:9090', 'Model', 1, 'BASIC_AUTH', 'u', 'p', 30.0, 1)",
                    "INSERT INTO labels_manager_label VALUES (1, 'Extra', '\"EXTRA\"', NULL, 0)",
                    "INSERT INTO labels_manager_labellink VALUES (1, 1, 12, 'ner')");
        });
        return file;
    }

    /** An early release: no unique ids, no tabs, no numbers inside the project, no tokens' settings. */
    static Path early(Path folder) {
        Path file = folder.resolve("early.sqlite3");
        Jdbi.create("jdbc:sqlite:" + file)
                .useHandle(handle -> run(
                        handle,
                        "CREATE TABLE htx_user (id INTEGER PRIMARY KEY, password TEXT, email TEXT, username TEXT)",
                        "CREATE TABLE organization (id INTEGER PRIMARY KEY, title TEXT, created_by_id INTEGER)",
                        "CREATE TABLE project (id INTEGER PRIMARY KEY, title TEXT, label_config TEXT, created_by_id INTEGER)",
                        "CREATE TABLE task (id INTEGER PRIMARY KEY, data TEXT, project_id INTEGER)",
                        "CREATE TABLE task_completion (id INTEGER PRIMARY KEY, result TEXT, task_id INTEGER, completed_by_id INTEGER)",
                        "CREATE TABLE prediction (id INTEGER PRIMARY KEY, result TEXT, model_version TEXT, task_id INTEGER)",
                        "INSERT INTO organization VALUES (1, 'Lab', 1)",
                        "INSERT INTO htx_user VALUES (1, '', 'ann@example.com', 'ann')",
                        "INSERT INTO project VALUES (1, 'Old', '<View></View>', 1)",
                        "INSERT INTO task VALUES (1, '{\"text\": \"x\"}', 1), (2, '{\"text\": \"y\"}', 1)",
                        "INSERT INTO task_completion VALUES (1, '[{\"id\": \"r\"}]', 2, 1)"));
        return file;
    }

    private static void run(Handle handle, String... statements) {
        for (String statement : statements) {
            try (java.sql.Statement plain = handle.getConnection().createStatement()) {
                plain.execute(statement);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(statement, e);
            }
        }
    }
}
