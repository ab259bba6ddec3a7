-- Uploads that lie ready for an import that somebody still thinks about. The row goes when their tasks are there; an upload with a
-- row and without tasks is removed after a day.
CREATE TABLE staged_uploads (
    upload_id BIGINT PRIMARY KEY REFERENCES file_uploads (id) ON DELETE CASCADE
);
