// Everything the test server knows, in memory.
export class Store {
  counters = {};
  users = new Map();
  sessions = new Map();
  projects = new Map();
  tasks = new Map();
  annotations = new Map();
  predictions = new Map();
  drafts = new Map();
  comments = new Map();
  versions = new Map();
  bin = new Map();
  views = new Map();
  snapshots = new Map();
  models = new Map();
  webhooks = new Map();
  jobs = new Map();
  learners = new Map();
  stream = [];
  tokens = [];
  legacy = { api_tokens_enabled: true, legacy_api_tokens_enabled: false };

  id(kind) {
    return (this.counters[kind] = (this.counters[kind] ?? 0) + 1);
  }

  insert(kind, fields) {
    const now = new Date().toISOString();
    const row = { id: this.id(kind), created_at: now, updated_at: now, ...fields };
    this[kind].set(row.id, row);
    return row;
  }

  of(kind, test) {
    return [...this[kind].values()].filter(test);
  }
}
