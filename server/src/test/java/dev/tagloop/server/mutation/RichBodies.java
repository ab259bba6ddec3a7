package dev.tagloop.server.mutation;

import dev.tagloop.labelstudio.json.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Bodies that use what a route offers, for routes where a short one says little. */
final class RichBodies {
    private static final String REGION =
            "{\"id\": \"r1\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"origin\": \"manual\","
                    + " \"value\": {\"start\": 0, \"end\": 5, \"text\": \"Angel\", \"labels\": [\"PER\"]}}";
    private static final String CONFIG = "<View><Text name='text' value='$text'/><Labels name='ner' toName='text'>"
            + "<Label value='PER'/><Label value='ORG'/></Labels></View>";
    private static final String ANNOTATION = "{\"result\": [" + REGION
            + "], \"lead_time\": 3.5, \"was_cancelled\": false, \"ground_truth\": true, \"task\": TASK, \"project\": PROJECT,"
            + " \"draft_id\": 0, \"unique_id\": \"7f3f1f60-7f35-4b7c-8b1c-8d8e8d5c2a10\"}";
    private static final String PREDICTION =
            "{\"task\": TASK, \"project\": PROJECT, \"model_version\": \"m\", \"score\": 0.5," + " \"result\": ["
                    + REGION + "]}";
    private static final String FILTERS =
            "{\"conjunction\": \"and\", \"items\": [{\"filter\": \"filter:tasks:data.text\","
                    + " \"operator\": \"contains\", \"type\": \"String\", \"value\": \"a\"}]}";

    /** In this order: the first whose expression matches the method and the whole path without query. */
    private static final List<String[]> BODIES = List.of(
            new String[] {
                "(POST|PATCH) /api/projects(/\\d+)?",
                "{\"title\": \"T\", \"label_config\": \"" + CONFIG + "\", \"expert_instruction\": \"<b>x</b>\","
                        + " \"show_instruction\": true, \"sampling\": \"Uniform sampling\", \"maximum_annotations\": 2,"
                        + " \"overlap_cohort_percentage\": 50, \"color\": \"#FFAA00\", \"skip_queue\": \"REQUEUE_FOR_ME\","
                        + " \"control_weights\": {}, \"is_draft\": false, \"pinned_at\": null, \"model_version\": \"m\"}"
            },
            new String[] {
                "POST /api/projects/\\d+/import/predictions",
                "[{\"task\": TASK, \"result\": [" + REGION + "], \"score\": 0.5, \"model_version\": \"m\"}]"
            },
            new String[] {
                "POST /api/projects/\\d+/(import|tasks/bulk)",
                "[{\"data\": {\"text\": \"Angela lives\"}, \"annotations\": [{\"result\": [" + REGION
                        + "]}], \"predictions\": [{\"result\": [" + REGION
                        + "], \"score\": 0.3}], \"meta\": {\"a\": 1}}]"
            },
            new String[] {
                "POST /api/projects/\\d+/reimport", "{\"file_upload_ids\": [1], \"files_as_tasks_list\": true}"
            },
            new String[] {"DELETE .*/file-uploads", "{\"file_upload_ids\": [1]}"},
            new String[] {"DELETE .*/model-versions", "{\"model_version\": \"m\"}"},
            new String[] {
                "(POST|PATCH) (/api/projects/\\d+/tasks|/api/tasks(/\\d+)?)",
                "{\"project\": PROJECT, \"data\": {\"text\": \"b\"}, \"meta\": {\"a\": [1]}, \"is_labeled\": true,"
                        + " \"inner_id\": 3, \"overlap\": 2}"
            },
            new String[] {
                "(POST|PATCH) .*/drafts(/\\d+)?",
                "{\"result\": [" + REGION + "], \"lead_time\": 2, \"was_postponed\": true}"
            },
            new String[] {"(POST|PATCH|PUT) .*/annotations(/\\d+)?", ANNOTATION},
            new String[] {"POST /api/(annotations|drafts)/.*", ANNOTATION},
            new String[] {"(POST|PATCH|PUT) .*/predictions(/\\d+)?", PREDICTION},
            new String[] {".* .*/(validate|lint|sample-task)", "{\"label_config\": \"" + CONFIG + "\"}"},
            new String[] {
                "(POST|PATCH|PUT) /api/dm/views(/\\d+)?",
                "{\"project\": PROJECT, \"data\": {\"title\": \"V\", \"ordering\": [\"-tasks:id\"], \"filters\": "
                        + FILTERS + "}}"
            },
            new String[] {
                "POST /api/dm/actions",
                "{\"project\": PROJECT, \"selectedItems\": {\"all\": true, \"excluded\": []}, \"ordering\": [\"tasks:id\"],"
                        + " \"filters\": " + FILTERS + "}"
            },
            new String[] {
                ".* .*/labels/migrate", "{\"control\": \"ner\", \"rename\": {\"PER\": \"ORG\"}, \"preview\": false}"
            },
            new String[] {"POST /api/tagloop/comments", "{\"task\": TASK, \"region_id\": \"r1\", \"text\": \"Why?\"}"},
            new String[] {".* .*/roles/\\d+", "{\"role\": \"annotator\"}"},
            new String[] {".* .*/assignments", "{\"users\": [1], \"tasks\": [TASK], \"project\": PROJECT}"});

    private RichBodies() {}

    /** @param plain the body that every route takes, whose ids fill in the rich one's; null where a route needs none */
    static String of(String method, String target, String plain) {
        String route = method + " " + target.replaceFirst("\\?.*", "");
        for (String[] entry : BODIES) {
            if (route.matches(entry[0])) {
                return plain == null ? entry[1] : filled(entry[1], Json.read(plain));
            }
        }
        return plain;
    }

    private static String filled(String body, JsonNode ids) {
        return body.replace("PROJECT", ids.get("project").toString())
                .replace("TASK", ids.get("task").toString());
    }
}
