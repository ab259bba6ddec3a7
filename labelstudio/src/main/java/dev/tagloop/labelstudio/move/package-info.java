/** All that another annotation server holds, read to be moved: accounts, projects with their settings, tasks and what hangs on them. */
package dev.tagloop.labelstudio.move;
