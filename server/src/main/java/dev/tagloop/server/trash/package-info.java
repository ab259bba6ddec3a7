/**
 * The trash: what was deleted can be brought back for some days.
 *
 * <p>Deleting must leave nothing behind that a list, counter, queue, export or unique constraint could see, also of tables that are added
 * later. So tasks and annotations really leave their tables, together with every row that the database itself would delete with them ({@link
 * dev.tagloop.server.storage.Schema} asks it which those are). Projects, which may be large, move to an organization that nobody is a member
 * of: whatever asks for access does not find them.
 *
 * <p>Actions on many tasks keep here, too, what they changed ({@link dev.tagloop.server.trash.Changes}): the rows before, and digests of those after, so that what
 * somebody went on with is known and left alone.
 */
package dev.tagloop.server.trash;
