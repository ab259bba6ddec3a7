package dev.tagloop.labelstudio.convert.read;

/** What a row of a file says, before it becomes a task: a document, or nothing that can be used. */
sealed interface Entry permits Document, RowError {}
