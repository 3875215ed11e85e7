import { fragment } from './fragment';

// An invitation goes from its own page to the one for the new account, and survives a reload of either.
const key = 'parlance.invitation';

export function takeInvitation(): string | null {
  const given = fragment('invitation');
  try {
    if (given !== null) {
      sessionStorage.setItem(key, given);
    }
    return given ?? sessionStorage.getItem(key);
  } catch {
    return given;
  }
}

/** It has been used. */
export function forgetInvitation(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // It was never kept.
  }
}
