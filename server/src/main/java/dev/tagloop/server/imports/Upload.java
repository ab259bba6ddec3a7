package dev.tagloop.server.imports;

import dev.tagloop.server.http.Json;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An uploaded file.
 *
 * @param file its path below the uploads folder: the project's id, a slash, eight hexadecimal digits, a dash, its name
 * @param size bytes
 */
record Upload(long id, long projectId, long userId, String file, long size) {
    static final String COLUMNS = "id, project_id, user_id, file, size";
    static final RowMapper<Upload> MAPPER = ConstructorMapper.of(Upload.class);

    /** What stands before the given name, so that no two files have the same. */
    private static final int MARK = "01234567-".length();

    /** As the API shows it. */
    ObjectNode json() {
        return Json.object().put("id", id).put("file", "upload/" + file).put("size", size);
    }

    /** The name under which it is stored, which messages use. */
    String storedName() {
        return file.substring(file.indexOf('/') + 1);
    }

    /** The name that its sender gave it, as far as it could be kept. */
    String givenName() {
        return storedName().substring(Math.min(MARK, storedName().length()));
    }

    /** Where clients read it. */
    String address() {
        return "/data/upload/" + file;
    }

    /** From the last dot of the name, with the dot, as written; "" for none. */
    String extension() {
        return extension(storedName());
    }

    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }
}
