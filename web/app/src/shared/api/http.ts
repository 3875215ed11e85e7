import { ApiError, problemOf, unreachable } from './api-error';

export interface HttpRequest {
  readonly method: string;
  /** Below /api/v1, with its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

export interface HttpAnswer {
  readonly data: unknown;
  readonly etag: string | null;
  /** The server's clock when it answered, in milliseconds; this device's may differ. */
  readonly serverTime: number | null;
}

/** One request to the API: its answer, or an ApiError. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

export const apiRoot = '/api/v1';
const requestTimeoutMs = 20_000;

export const browserHttp: Http = async (request) => {
  const response = await reach(request);
  const data = await read(response);
  if (!response.ok) {
    throw problemOf(response.status, data, response.headers.get('Retry-After'));
  }
  const date = Date.parse(response.headers.get('Date') ?? '');
  return { data, etag: response.headers.get('ETag'), serverTime: Number.isNaN(date) ? null : date };
};

async function reach({ method, path, body, token, headers, timeoutMs }: HttpRequest): Promise<Response> {
  try {
    return await fetch(apiRoot + path, {
      method,
      headers: {
        // A request with this header cannot come from another site's form, so the session's cookie is safe to read.
        'X-Parlance-Csrf': '1',
        Accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token == null ? {} : { Authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs ?? requestTimeoutMs),
    });
  } catch {
    throw new ApiError(unreachable);
  }
}

async function read(response: Response): Promise<unknown> {
  const type = response.headers.get('Content-Type') ?? '';
  const isJson = /[/+]json\b/u.test(type);
  const isFile = response.ok && /^(?:application\/(?:zip|jsonl)|text\/csv)\b/u.test(type);
  if (response.status === 204 || !(isJson || isFile)) {
    return undefined;
  }
  try {
    return await (isJson ? response.json() : response.blob());
  } catch {
    throw new ApiError(unreachable, { status: response.status });
  }
}
