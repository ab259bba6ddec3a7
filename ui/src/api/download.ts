import { NetworkError, refusalOf, withQuery } from './http';

export interface Progress {
  /** Bytes that came so far. */
  readonly received: number;
  /** Bytes in all, where the server says so. */
  readonly total: number | null;
}

export interface LoadedFile {
  /** As the server calls it, without folders. */
  readonly name: string;
  readonly content: Blob;
}

export interface DownloadOptions {
  readonly query: URLSearchParams;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/**
 * Fetches a file. There is no limit in time: the server may have to write a large one first, and a person can give up.
 *
 * @throws ApiError when the server refuses
 * @throws NetworkError when the file did not come, or not the whole of it
 */
export async function download(path: string, { query, signal, onProgress }: DownloadOptions): Promise<LoadedFile> {
  try {
    const response = await fetch(withQuery(path, query), { credentials: 'same-origin', signal });
    if (!response.ok) throw await refusalOf(response);
    // Chromium keeps a blob that comes as a stream on disk when it is large; an array of its parts would stay in memory.
    const content = await new Response(counted(response, onProgress)).blob();
    return { name: fileName(response.headers), content };
  } catch (error) {
    if (signal.aborted || !(error instanceof TypeError)) throw error;
    throw new NetworkError(error.message);
  }
}

function counted(response: Response, onProgress: (progress: Progress) => void): ReadableStream<Uint8Array> | null {
  const total = sizeOf(response.headers);
  let received = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(part, next) {
      received += part.byteLength;
      onProgress({ received, total });
      next.enqueue(part);
    },
  });
  return response.body?.pipeThrough(count) ?? null;
}

/** The length of a compressed answer is not that of the file. */
function sizeOf(headers: Headers): number | null {
  const length = Number(headers.get('Content-Length'));
  return headers.has('Content-Encoding') || !(length > 0) ? null : length;
}

export function fileName(headers: Headers): string {
  const disposition = /filename="([^"]+)"/.exec(headers.get('Content-Disposition') ?? '');
  return (disposition?.[1] ?? '').split(/[\\/]/).at(-1) || 'export';
}

const FORGET_AFTER_MS = 60_000;

/** Hands a file to the browser, which puts it where it puts downloads. */
export function save({ name, content }: LoadedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FORGET_AFTER_MS);
}
