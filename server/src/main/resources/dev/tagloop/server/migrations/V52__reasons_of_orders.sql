-- Why a task comes, as JSON: codes with their values, which the interface says in its language. NULL: the words alone are known.
ALTER TABLE ordered_tasks ADD COLUMN why TEXT;
