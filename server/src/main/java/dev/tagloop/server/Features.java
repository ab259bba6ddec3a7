package dev.tagloop.server;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Reaching;
import dev.tagloop.server.access.RoleRoutes;
import dev.tagloop.server.accounts.Accounts;
import dev.tagloop.server.actions.ActionRoutes;
import dev.tagloop.server.adjudication.AdjudicationRoutes;
import dev.tagloop.server.annotations.AnnotationRoutes;
import dev.tagloop.server.annotations.HistoryRoutes;
import dev.tagloop.server.archives.ArchiveRoutes;
import dev.tagloop.server.backup.BackupRoutes;
import dev.tagloop.server.backup.Backups;
import dev.tagloop.server.combination.CombinationRoutes;
import dev.tagloop.server.comments.CommentRoutes;
import dev.tagloop.server.comments.NoticeRoutes;
import dev.tagloop.server.copies.CopyRoutes;
import dev.tagloop.server.dashboard.DashboardRoutes;
import dev.tagloop.server.datamanager.DataManagerRoutes;
import dev.tagloop.server.drafts.DraftRoutes;
import dev.tagloop.server.exports.ExportRoutes;
import dev.tagloop.server.exports.FormatOffer;
import dev.tagloop.server.exports.OwnExportRoutes;
import dev.tagloop.server.exports.SnapshotRoutes;
import dev.tagloop.server.help.HelpPages;
import dev.tagloop.server.http.Listening;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.hub.HubRoutes;
import dev.tagloop.server.imports.Imports;
import dev.tagloop.server.labels.LabelRoutes;
import dev.tagloop.server.learner.Learning;
import dev.tagloop.server.ml.MlRoutes;
import dev.tagloop.server.movein.MoveRoutes;
import dev.tagloop.server.openapi.OpenApiRoute;
import dev.tagloop.server.operations.Metrics;
import dev.tagloop.server.operations.MetricsRoute;
import dev.tagloop.server.operations.SettingsRoute;
import dev.tagloop.server.operator.OperatorRoutes;
import dev.tagloop.server.operator.OperatorSeal;
import dev.tagloop.server.pages.ServicePages;
import dev.tagloop.server.predictions.ModelVersions;
import dev.tagloop.server.predictions.PredictionImportRoutes;
import dev.tagloop.server.predictions.PredictionRoutes;
import dev.tagloop.server.privacy.OutgoingRoutes;
import dev.tagloop.server.privacy.Privacy;
import dev.tagloop.server.projects.ProjectRoutes;
import dev.tagloop.server.quality.QualityRoutes;
import dev.tagloop.server.queue.AssignmentRoutes;
import dev.tagloop.server.queue.GoldRoutes;
import dev.tagloop.server.queue.QueueRoutes;
import dev.tagloop.server.queue.QueueSettings;
import dev.tagloop.server.queue.WorkRoutes;
import dev.tagloop.server.reviews.ReviewRoutes;
import dev.tagloop.server.savings.SavingsRoutes;
import dev.tagloop.server.stopping.StoppingRoutes;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.summary.SummaryRoutes;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.tasks.TaskListRoutes;
import dev.tagloop.server.tasks.TaskRoutes;
import dev.tagloop.server.trash.Trash;
import dev.tagloop.server.trash.TrashRoutes;
import dev.tagloop.server.upkeep.Upkeep;
import dev.tagloop.server.views.ViewRoutes;
import dev.tagloop.server.webhooks.WebhookFeature;
import dev.tagloop.server.work.JobRoutes;
import dev.tagloop.server.work.ProjectJobs;

/** Everything the server serves, put together by hand: each feature gets what it needs and declares its routes. */
final class Features {
    private Features() {}

    static Routes declare(
            DataFolder folder, Access access, Accounts accounts, StudioConfig config, Upkeep upkeep, Metrics metrics) {
        Database database = folder.database();
        Routes routes = new Routes();
        new ServicePages(database).declare(routes);
        new OpenApiRoute().declare(routes);
        new HelpPages().declare(routes);
        new SettingsRoute(access, config.settings()).declare(routes);
        new MetricsRoute(access, metrics, config.metrics()).declare(routes);
        accounts.declare(routes);
        new RoleRoutes(database, access).declare(routes);
        Scope scope = new Scope(database, access);
        Trash trash = new Trash(database);
        new ProjectRoutes(database, access, accounts.users(), trash).declare(routes);
        ProjectJobs jobs = new ProjectJobs(folder.root().resolve("jobs"));
        upkeep.whenStopping(jobs::stopTelling);
        upkeep.beforeTheEnd(jobs::close);
        new JobRoutes(access, scope, jobs).declare(routes);
        Backups backups = new Backups(folder, jobs, config.backupPlan(), config.clock());
        new BackupRoutes(access, backups).declare(routes);
        backups.begin(upkeep);
        new OperatorRoutes(accounts.office(), backups, new OperatorSeal(folder.key(), config.clock())).declare(routes);
        Learning learning = new Learning(folder, scope, config.learner(), jobs);
        learning.declare(routes);
        new TaskRoutes(database, scope, accounts.users(), trash, learning.suggestions()).declare(routes);
        new TaskListRoutes(database, scope).declare(routes);
        new LabelRoutes(database, access, scope).declare(routes);
        new SummaryRoutes(database, scope).declare(routes);
        new DashboardRoutes(database, scope).declare(routes);
        new QualityRoutes(database, scope, jobs, learning.doubts()).declare(routes);
        new StoppingRoutes(database, scope, learning::versions).declare(routes);
        new SavingsRoutes(database, scope).declare(routes);
        new AnnotationRoutes(database, scope, trash).declare(routes);
        new HistoryRoutes(database, scope).declare(routes);
        new AdjudicationRoutes(database, scope, trash, jobs).declare(routes);
        new ReviewRoutes(database, scope).declare(routes);
        new CommentRoutes(database, scope).declare(routes);
        new NoticeRoutes(database, access).declare(routes);
        new DraftRoutes(database, scope).declare(routes);
        new PredictionRoutes(database, scope, config.validatePredictions()).declare(routes);
        new CombinationRoutes(database, scope, jobs).declare(routes);
        new PredictionImportRoutes(database, scope, config.validatePredictions()).declare(routes);
        Reaching reaching = new Reaching(database, Listening.isLoopback(config.host()));
        MlRoutes ml = new MlRoutes(folder, scope, accounts.users(), config.backends(), reaching, jobs);
        ml.declare(routes);
        WebhookFeature webhooks = new WebhookFeature(
                folder, access, scope, config.webhooks(), reaching, ml::authorization, config.clock());
        webhooks.declare(routes);
        new ModelVersions(database, scope, ml::live).declare(routes);
        CopyRoutes.sweep(database);
        Imports imports = new Imports(folder, scope, config.remoteFiles(), trash, jobs, config.validatePredictions());
        imports.declare(routes, upkeep);
        new MoveRoutes(
                        folder,
                        access,
                        new OperatorSeal(folder.key(), config.clock()),
                        jobs,
                        config.moveSources(),
                        Listening.isLoopback(config.host()))
                .declare(routes);
        new HubRoutes(database, access, scope, jobs, imports::begin, config.hubDatasets()).declare(routes);
        new CopyRoutes(folder, access, accounts.users(), imports::forgetProject).declare(routes);
        new ArchiveRoutes(folder, access, scope, accounts.users(), jobs, config.requestLimit()).declare(routes);
        QueueRoutes queue = new QueueRoutes(
                database,
                scope,
                new QueueSettings(config.taskLockTtl(), config.streamHistoryLimit(), config.clock()),
                ml.predictor(),
                learning.suggestions());
        queue.declare(routes);
        new ActionRoutes(database, scope, accounts.users(), trash, ml.predictor(), queue::action).declare(routes);
        new DataManagerRoutes(database, scope, accounts.users()).declare(routes);
        new ViewRoutes(database, access, scope).declare(routes);
        new AssignmentRoutes(database, scope).declare(routes);
        new WorkRoutes(database, scope).declare(routes);
        new GoldRoutes(database, scope).declare(routes);
        new ExportRoutes(folder, scope).declare(routes);
        new OwnExportRoutes(folder, scope, new FormatOffer(config.labelDatasets())).declare(routes);
        SnapshotRoutes snapshots = new SnapshotRoutes(folder, scope, accounts.users(), upkeep);
        snapshots.declare(routes);
        new Privacy(
                        folder,
                        access,
                        scope,
                        accounts.anonymity(),
                        new Privacy.Places(imports, snapshots, config.learner(), backups),
                        new OutgoingRoutes(
                                database,
                                access,
                                new OutgoingRoutes.Doors(
                                        config.remoteFiles().isPresent(),
                                        config.hubDatasets().isPresent(),
                                        config.backends().isPresent())))
                .declare(routes);
        TrashRoutes trashRoutes = new TrashRoutes(trash, access, scope, config.trashKept(), project -> {
            imports.forgetProject(project);
            snapshots.forgetProject(project);
            learning.forgetProject(project);
        });
        trashRoutes.declare(routes);
        trashRoutes.keepClean(upkeep);
        learning.begin(upkeep);
        webhooks.begin(upkeep);
        return routes;
    }
}
