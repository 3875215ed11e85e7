/**
 * What a link in a message brought after the #, where no server's log sees it. Taken once when the program starts, and
 * taken out of the address, so that it is in no bookmark and no history.
 */
const given = new URLSearchParams(location.hash.replace(/^#/u, ''));

export function fragment(
  name: 'token' | 'invitation' | 'challenge' | 'methods' | 'expiresAt' | 'returnTo',
): string | null {
  const value = given.get(name);
  if (value !== null && location.hash.includes(`${name}=`)) {
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return value;
}
