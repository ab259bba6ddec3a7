-- Roles inside a project. While they are off, which is how every project starts, each member may do everything in it.
ALTER TABLE projects ADD COLUMN roles_enabled BOOLEAN NOT NULL DEFAULT FALSE;

-- Roles that were given. A member without a row is the owner of the projects that they made and an annotator of all others.
CREATE TABLE project_roles (
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES users (id),
    role TEXT NOT NULL,
    PRIMARY KEY (project_id, user_id)
);
