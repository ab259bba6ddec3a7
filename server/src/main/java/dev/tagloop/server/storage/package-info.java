/**
 * The data folder and the store: SQLite in it or PostgreSQL elsewhere, both behind {@link dev.tagloop.server.storage.SqlDialect}, one writer with group commit, a pool
 * of readers, migrations, the lock and the instance key. Start reading at {@link dev.tagloop.server.storage.DataFolder}; everybody else
 * uses {@link dev.tagloop.server.storage.Database}.
 */
package dev.tagloop.server.storage;
