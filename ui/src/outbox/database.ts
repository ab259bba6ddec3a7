/** The browser's own store for what the server does not have yet. It survives a crash, a reload and a lost network. */
const NAME = 'tagloop';
const VERSION = 1;

export type StoreName = 'parcels' | 'copies';

let opening: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('parcels', { keyPath: 'id' });
      request.result.createObjectStore('copies', { keyPath: 'key' });
    };
    request.onsuccess = () => {
      // Another tab with a newer version must be able to upgrade.
      request.result.onversionchange = () => {
        request.result.close();
        opening = null;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error('The browser refuses its database'));
  });
  return opening;
}

/** Done when the data is on disk, not when the request is queued. */
async function within<T>(
  store: StoreName,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: 'strict' });
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () =>
      reject(transaction.error ?? new Error('The browser could not save'));
  });
}

/** Where a browser forbids its database (some private windows do) a reload forgets; the server still gets everything. */
const memory: Record<StoreName, Map<string, unknown>> = { parcels: new Map(), copies: new Map() };

const keyOf = (value: unknown): string => {
  const { id, key } = value as { id?: string; key?: string };
  return id ?? key!;
};

/** Whether this browser has a database at all; asked once. */
let durable: Promise<boolean> | null = null;
const isDurable = (): Promise<boolean> =>
  (durable ??= open().then(
    () => true,
    () => false,
  ));

export async function put(store: StoreName, value: unknown): Promise<unknown> {
  if (await isDurable()) return within(store, 'readwrite', (objects) => objects.put(value));
  return memory[store].set(keyOf(value), value);
}

export async function remove(store: StoreName, key: string): Promise<unknown> {
  if (await isDurable()) return within(store, 'readwrite', (objects) => objects.delete(key));
  return memory[store].delete(key);
}

export async function get<T>(store: StoreName, key: string): Promise<T | undefined> {
  if (!(await isDurable())) return memory[store].get(key) as T | undefined;
  return within<T | undefined>(store, 'readonly', (objects) => objects.get(key) as IDBRequest<T | undefined>);
}

export async function all<T>(store: StoreName): Promise<T[]> {
  if (!(await isDurable())) return [...memory[store].values()] as T[];
  return within<T[]>(store, 'readonly', (objects) => objects.getAll() as IDBRequest<T[]>);
}
