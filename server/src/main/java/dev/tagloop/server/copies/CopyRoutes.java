package dev.tagloop.server.copies;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.accounts.Users;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.imports.UploadCopy;
import dev.tagloop.server.projects.Project;
import dev.tagloop.server.projects.ProjectJson;
import dev.tagloop.server.projects.Projects;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;

/** Duplicates projects. A copy is seen when it is complete, and belongs to whoever made it. */
public final class CopyRoutes {
    private static final int LONGEST_TITLE = 50;

    private final DataFolder folder;
    private final Database database;
    private final Access access;
    private final Users users;
    private final LongConsumer forgetFiles;

    /** @param forgetFiles removes the uploaded files of a project that is gone */
    public CopyRoutes(DataFolder folder, Access access, Users users, LongConsumer forgetFiles) {
        this.folder = folder;
        this.database = folder.database();
        this.access = access;
        this.users = users;
        this.forgetFiles = forgetFiles;
    }

    /** Removes what a killed server was copying; to be called before the files of projects that are gone are looked for. */
    public static void sweep(Database database) {
        HiddenProject.sweepAll(database);
    }

    public void declare(Routes routes) {
        routes.post("/api/tagloop/projects/{id}/duplicate", this::duplicate);
    }

    private void duplicate(Call call) {
        long id = call.id("id", "Project");
        Project source = database.read(handle -> Projects.get(handle, id));
        access.require(call, Action.MANAGE, source.target());
        access.require(call, Action.CREATE, new Target.Organization(source.organizationId()));
        long user = call.caller().id();
        Fields fields = call.fields();
        Optional<String> title = fields.isNull("title")
                ? Optional.empty()
                : fields.text("title", Fields.TextRule.upTo(LONGEST_TITLE).atLeast(3));
        Optional<String> mode = fields.choice("mode", CopyMode.words());
        fields.check();
        long made = copy(
                source,
                title.orElse(titleOf(source)),
                user,
                mode.map(CopyMode::of).orElse(CopyMode.SETTINGS));
        call.created(database.read(handle -> new ProjectJson(handle, users, user).counted(Projects.get(handle, made))));
    }

    private static String titleOf(Project source) {
        String title = ("Copy of " + source.settings().title()).strip();
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE));
    }

    private long copy(Project source, String title, long user, CopyMode mode) {
        ProjectCopy copy = database.write(handle -> ProjectCopy.begin(handle, source.id(), title, user, mode));
        try {
            String shown = source.labelConfig() + source.settings().expertInstruction();
            UploadCopy uploads = UploadCopy.make(
                    folder, source.id(), copy.project(), address -> mode.hasTasks() || shown.contains(address));
            Addresses addresses = new Addresses(uploads.addresses(), LabelConfig.parse(source.labelConfig()));
            database.write(handle -> settle(handle, copy, source, addresses));
            if (mode.hasTasks()) {
                TaskCopier tasks = database.read(handle -> new TaskCopier(handle, mode, copy, uploads, addresses));
                while (database.write(tasks::some)) {
                    // One part after the other; others write in between.
                }
                database.write(handle -> {
                    tasks.finish(handle);
                    copy.publish(handle);
                    return null;
                });
            } else {
                database.write(handle -> {
                    copy.publish(handle);
                    return null;
                });
            }
            return copy.project();
        } catch (RuntimeException e) {
            copy.undo(database);
            forgetFiles.accept(copy.project());
            throw e;
        }
    }

    /** Leads what the settings show of uploaded files to the copies. */
    private static long settle(Handle handle, ProjectCopy copy, Project source, Addresses addresses) {
        Map<String, String> texts = new java.util.TreeMap<>();
        texts.put("label_config", addresses.quoted(source.labelConfig()));
        if (source.settings().expertInstruction() != null) {
            texts.put("expert_instruction", addresses.quoted(source.settings().expertInstruction()));
        }
        texts.forEach(
                (column, text) -> handle.createUpdate("UPDATE projects SET " + column + " = :text WHERE id = :project")
                        .bind("text", text)
                        .bind("project", copy.project())
                        .execute());
        return copy.project();
    }
}
