package dev.tagloop.server.projects;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigException;
import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** Checks of a label config, alone and against a project. */
final class ConfigRoutes {
    private final Database database;
    private final Access access;

    ConfigRoutes(Database database, Access access) {
        this.database = database;
        this.access = access;
    }

    void declare(Routes routes) {
        routes.post("/api/projects/validate", this::validateAlone).post("/api/projects/{id}/validate", this::validate);
    }

    private void validateAlone(Call call) {
        access.require(call, Action.VIEW, new Target.Instance());
        Fields fields = call.fields();
        fields.require("label_config");
        Optional<String> xml =
                fields.text("label_config", Fields.TextRule.verbatim().notBlank());
        try {
            fields.check();
            xml.ifPresent(LabelConfigs::check);
        } catch (LabelConfigException e) {
            ObjectNode body = Json.object();
            body.putArray("label_config").add(e.getMessage());
            throw ApiException.bare(400, body);
        } catch (ApiException e) {
            // Here, alone of all routes, the messages stand bare.
            throw ApiException.bare(400, e.body().get("validation_errors"));
        }
        call.noContent();
    }

    private void validate(Call call) {
        Project project = ProjectRoutes.require(database, access, call, Action.VIEW);
        Fields fields = call.fields();
        Optional<String> xml = fields.text("label_config", Fields.TextRule.verbatim());
        fields.check();
        if (xml.isEmpty() || xml.get().isBlank()) {
            throw ApiException.invalidRequest("Label config is not set or is empty");
        }
        LabelConfig config = parse(xml.get());
        try {
            config.validate();
        } catch (LabelConfigException e) {
            throw ApiException.invalidRequest(e.getMessage());
        }
        database.read(handle -> {
            checkUse(handle, project.id(), config);
            return config;
        });
        boolean changed = LabelConfigs.isEssentiallyChanged(LabelConfig.parse(project.labelConfig()), config);
        ObjectNode answer = Json.object();
        if (changed) {
            answer.put("config_essential_data_has_changed", true);
        } else {
            answer.putNull("config_essential_data_has_changed");
        }
        call.ok(answer);
    }

    private static void checkUse(Handle handle, long project, LabelConfig config) {
        ConfigUse.regionsMisfit(handle, project, config).ifPresent(message -> {
            throw ApiException.invalidRequest(message);
        });
        ConfigUse.labelsMisfit(handle, project, config).ifPresent(message -> {
            throw ApiException.invalidRequest(message);
        });
    }

    /** Broken XML against a project is answered with the parser's words as the whole detail, as clients know it. */
    static LabelConfig parse(String xml) {
        try {
            return LabelConfig.parse(xml);
        } catch (LabelConfigException e) {
            throw ApiException.explained(400, e.libxmlMessage(), "LabelConfigException at " + e.place());
        }
    }
}
