import { ParlanceError } from '@parlance/client';
import { ApiError } from '~/shared/api/api-error';

/** A refusal over the socket as forms know them, which show it at their fields. */
export async function asApiError<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ParlanceError) {
      const code = error.code === 'offline' || error.code === 'no_answer' ? 'unreachable' : error.code;
      throw new ApiError(code, { message: error.message, retryAfter: error.retryAfter });
    }
    throw error;
  }
}
