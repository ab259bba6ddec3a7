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

export const put = (store: StoreName, value: unknown): Promise<unknown> =>
  within(store, 'readwrite', (objects) => objects.put(value));
export const remove = (store: StoreName, key: string): Promise<unknown> =>
  within(store, 'readwrite', (objects) => objects.delete(key));
export const get = <T>(store: StoreName, key: string): Promise<T | undefined> =>
  within<T | undefined>(store, 'readonly', (objects) => objects.get(key) as IDBRequest<T | undefined>);
export const all = <T>(store: StoreName): Promise<T[]> =>
  within<T[]>(store, 'readonly', (objects) => objects.getAll() as IDBRequest<T[]>);
