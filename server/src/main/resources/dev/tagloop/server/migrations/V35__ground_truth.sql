-- The tasks whose answer is known to be right, of which there are few among many annotations: the queue that begins with them
-- looks here instead of reading through the annotations.
CREATE INDEX annotations_ground_truth ON annotations (task_id) WHERE ground_truth = TRUE;
